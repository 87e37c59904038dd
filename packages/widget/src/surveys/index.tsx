import css from './surveys.css?inline'

export { askSurvey } from './ask-survey.ts'
export { SurveyScreen } from './survey-screen.tsx'
export { SurveySlot } from './survey-slot.tsx'

/** Looks of the survey card; adopted when its chunk arrives. */
export const styles: string = css
