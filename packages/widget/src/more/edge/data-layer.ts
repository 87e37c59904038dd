import type { Shell } from '../../launcher/shell.ts'

/** Fields that are what people wrote: they are nobody's statistics. */
const written = ['text', 'query', 'answers', 'message']

/**
 * Tells every event to the page's `dataLayer` as `{ event: 'deskbell_panel_opened', … }`, without the words of people;
 * nothing while the shopper has not agreed.
 */
export function pushEvents(shell: Pick<Shell, 'on' | 'agreed'>): () => void {
  return shell.on('*', ({ name, ...fields }) => {
    if (shell.agreed?.().analytics === false) return
    const page = window as { dataLayer?: unknown }
    page.dataLayer ??= []
    const kept = Object.entries(fields).filter(([key]) => !written.includes(key))
    const event = `deskbell_${String(name).replace(':', '_')}`
    // An element of the page may go by that name.
    if (Array.isArray(page.dataLayer)) page.dataLayer.push({ ...Object.fromEntries(kept), event })
  })
}
