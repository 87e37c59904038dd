import css from './chat.css?inline'

export type { ChatApp } from './chat-app.ts'
export { ChatScreen } from './chat-screen.tsx'
export { ConversationList, OpenConversation } from './conversation-list.tsx'
export { startTalk } from './start-talk.ts'

/** Looks of conversations; adopted when their chunk arrives. */
export const styles: string = css
