import { longest } from '../chat/composer.tsx'
import type { App } from '../panel/app.ts'

/** How many characters may still be written, or how many are too many. */
export function Count({ app, length }: { app: App; length: number }) {
  const t = app.t.value
  const over = length - longest
  return (
    <span class={over > 0 ? 'count failed' : 'count'} role="status">
      {over > 0 ? t('chat.over', { count: over }) : t('chat.left', { count: -over })}
    </span>
  )
}
