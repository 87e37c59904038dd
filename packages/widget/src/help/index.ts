export {
  type BotContext,
  type BotState,
  type Choice,
  type Decision,
  decideReply,
  loadListener,
  type Message,
  newBotState,
  type Words,
} from '@deskbell/bot/core'
export { createSearch, markMatches } from '@deskbell/faq'
export { ArticleScreen } from './article-screen.tsx'
export { HelpScreen } from './help-screen.tsx'
export { styles } from './styles.ts'
