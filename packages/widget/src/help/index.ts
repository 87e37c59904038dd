export { createSearch, markMatches } from '@deskbell/faq'
export { ArticleScreen } from './article-screen.tsx'
export { HelpScreen } from './help-screen.tsx'
export { styles } from './styles.ts'
