import type { Screens } from '../panel/frame.tsx'
import { SurveyScreen } from './survey-screen.tsx'

export const screens: Screens = { survey: SurveyScreen }
