import { signal } from '@preact/signals'
import type { Notices } from '../world.ts'

/** The browser's notifications; `missing` where it has none, as in private windows of some and on iPhones. */
export function createBrowserNotices(page: Window & typeof globalThis): Notices {
  const maker = typeof page.Notification === 'undefined' ? null : page.Notification
  const permission = signal<Notices['permission']['value']>(maker ? maker.permission : 'missing')
  return {
    permission,
    async ask() {
      if (maker) permission.value = await maker.requestPermission()
    },
    show({ title, body, tag, open }) {
      if (!maker || permission.value !== 'granted') return
      try {
        const notice = new maker(title, { body, tag, dir: 'auto' })
        notice.onclick = () => {
          page.focus()
          notice.close()
          open()
        }
      } catch {
        // Android's browsers have the maker but let only service workers use it.
        permission.value = 'missing'
      }
    },
  }
}
