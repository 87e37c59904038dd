import type { App } from '../panel/app.ts'
import { Icon } from '../panel/icon.tsx'

/** The way to what the shopper likes, and to what is kept of her. */
export const ToYou = ({ app }: { app: App }) => (
  <button type="button" class="to-you" onClick={() => app.go({ at: 'you' })}>
    <Icon name="person" />
    {app.t.value('you.title')}
  </button>
)
