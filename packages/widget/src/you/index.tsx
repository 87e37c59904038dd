import type { Screens } from '../panel/frame.tsx'
import css from './you.css?inline'
import { YouScreen } from './you-screen.tsx'

export const screens: Screens = { you: YouScreen }

/** Looks of the shopper's own page; adopted when its chunk arrives. */
export const styles: string = css
