import type { Screens } from '../panel/frame.tsx'
import { SurveyScreen } from './survey-screen.tsx'
import css from './surveys.css?inline'

export { SurveySlot } from './survey-slot.tsx'

export const screens: Screens = { survey: SurveyScreen }

/** Looks of the survey card; adopted when its chunk arrives. */
export const styles: string = css
