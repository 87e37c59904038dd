import css from './tools.css?inline'

export { alert } from './alert.ts'
export { Attach } from './attach.tsx'
export { Choices } from './choices.tsx'
export { Menu } from './menu.tsx'
export { MessagesScreen } from './messages-screen.tsx'
export { Own } from './own.tsx'
export { TypingDots } from './typing-dots.tsx'

/** Looks of what one does beside writing; adopted when its chunk arrives. */
export const styles: string = css
