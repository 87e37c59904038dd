/** Whether the browser has notices at all. */
export const hasNotices = (): boolean => 'Notification' in globalThis

/** Asks the shopper's browser; true when it may show notices. */
export const askForNotices = async (): Promise<boolean> => (await Notification.requestPermission()) === 'granted'

/** A notice of the system; a click brings the page back. */
export function showNotice(title: string, body: string): void {
  if (!hasNotices() || Notification.permission !== 'granted') return
  try {
    const notice = new Notification(title, { body, tag: 'deskbell' })
    notice.onclick = () => {
      window.focus()
      notice.close()
    }
  } catch {
    // Phones show notices only through a service worker, which a shop's page has for itself.
  }
}
