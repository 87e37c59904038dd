import css from './mail.css?inline'

export { Choice } from './choice.tsx'
export { Item } from './item.tsx'

/** Looks of what e-mail asks; adopted when its chunk arrives. */
export const styles: string = css
