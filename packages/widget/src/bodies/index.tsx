import css from './bodies.css?inline'

export { Body } from './body.tsx'

/** Looks of what is said without words; adopted when its chunk arrives. */
export const styles: string = css
