import css from './help.css?inline'

/** Looks of the help screens; adopted when their chunk arrives. */
export const styles: string = css
