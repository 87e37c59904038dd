import css from './tools.css?inline'

export { alert } from './alert.ts'
export { Attach } from './attach.tsx'
export { Menu } from './menu.tsx'
export { Own } from './own.tsx'

/** Looks of what one does beside writing; adopted when its chunk arrives. */
export const styles: string = css
