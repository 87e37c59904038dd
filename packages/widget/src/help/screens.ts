import type { Screens } from '../panel/frame.tsx'
import { ArticleScreen } from './article-screen.tsx'
import { HelpScreen } from './help-screen.tsx'

/** What is seen of help. */
export const screens: Screens = { help: HelpScreen, article: ArticleScreen }
