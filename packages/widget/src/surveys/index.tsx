import css from './surveys.css?inline'

export { SurveyCard } from './survey-card.tsx'
export { SurveySlot } from './survey-slot.tsx'

/** Looks of the survey card; adopted when its chunk arrives. */
export const styles: string = css
