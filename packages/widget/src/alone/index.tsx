import type { Screens } from '../panel/frame.tsx'
import { SurveyScreen } from './survey-screen.tsx'

export { askSurvey } from './ask-survey.ts'

export const screens: Screens = { survey: SurveyScreen }
