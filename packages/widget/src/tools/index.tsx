import type { Screens } from '../panel/frame.tsx'
import { MessagesScreen } from './messages-screen.tsx'
import css from './tools.css?inline'

export { alert } from './alert.ts'
export { Attach } from './attach.tsx'
export { Choices } from './choices.tsx'
export { ring } from './edge/ring.ts'
export { saveFile } from './edge/save-file.ts'
export { askForNotices, hasNotices } from './edge/show-notice.ts'
export { Menu } from './menu.tsx'
export { Own } from './own.tsx'
export { readPreferences, setPreference } from './preferences.ts'
export { Sure } from './sure.tsx'
export { ToYou } from './to-you.tsx'
export { TypingDots } from './typing-dots.tsx'

export const screens: Screens = { messages: MessagesScreen }

/** Looks of what one does beside writing; adopted when its chunk arrives. */
export const styles: string = css
