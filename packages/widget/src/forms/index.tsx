import css from './forms.css?inline'

export { Forms } from './forms.tsx'
export { pass } from './gate.ts'

/** Looks of forms; adopted when their chunk arrives. */
export const styles: string = css
