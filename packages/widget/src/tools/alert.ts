import { effect } from '@preact/signals-core'
import type { App } from '../panel/app.ts'
import { once } from './edge/once.ts'
import { ring } from './edge/ring.ts'
import { showNotice } from './edge/show-notice.ts'
import { titled } from './edge/titled.ts'
import { readPreferences } from './preferences.ts'

/** Tells of an answer that nobody looks at, in the ways the shopper chose; once, however many tabs are open. */
export function alert(app: App, said: string): void {
  const { visible, open, client } = app
  const { sound, notice, title } = readPreferences(app)
  if (title) countInTitle(app)
  if (visible.peek() && open.peek()) return
  if (!sound && !notice) return
  void once(`deskbell ${app.host.options.siteKey} ${client.unread.peek()} ${said}`, () => {
    if (sound) ring()
    if (notice && !visible.peek()) showNotice(app.siteName(), said)
  })
}

const counting = new WeakSet<App>()

/** The tab says how many are unread until they are read or the panel is gone. */
function countInTitle(app: App): void {
  if (counting.has(app)) return
  counting.add(app)
  let restore = () => {}
  app.ends.push(
    effect(() => {
      const count = app.client.unread.value
      restore()
      restore = count > 0 && readPreferences(app).title ? titled(count) : () => {}
    }),
    () => restore(),
  )
}
