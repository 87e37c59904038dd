import { render } from 'preact'
import type { Chat } from '../chat/chat.ts'
import type { App } from '../panel/app.ts'
import { TranscriptDialog } from './transcript-dialog.tsx'
import { sayIn } from './words.ts'

/** Opens the dialog beside the screen it was asked for on; the focus goes back to the menu's button. */
function openDialog(app: App, chat: Chat, screen: Element): void {
  const place = document.createElement('div')
  screen.append(place)
  const close = () => {
    render(null, place)
    place.remove()
    screen.querySelector<HTMLElement>('.more > button')?.focus()
  }
  render(<TranscriptDialog app={app} chat={chat} close={close} />, place)
}

/** In the menu of a conversation: what was said, by e-mail. */
export const Item = ({ app, chat }: { app: App; chat: Chat }) => (
  <button
    type="button"
    role="menuitem"
    tabIndex={-1}
    onClick={({ currentTarget }) => openDialog(app, chat, currentTarget.closest('.screen')!)}
  >
    {sayIn(app)('mail.item')}
  </button>
)
