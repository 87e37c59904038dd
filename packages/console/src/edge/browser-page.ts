import { drawBadge } from '../frame/draw-badge.ts'
import type { Page } from '../world.ts'

/** Browsers need a moment to take over what is to be saved. */
const takenOverMs = 10_000

function download(document: Document, name: string, type: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), takenOverMs)
}

/** The browser's own document. */
export function createBrowserPage(document: Document): Page {
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  const plain = icon?.href ?? ''
  return {
    setTitle(title) {
      document.title = title
    },
    setLanguage(tag) {
      document.documentElement.lang = tag
    },
    setTheme(theme) {
      document.documentElement.dataset.theme = theme
    },
    setBadge(count) {
      if (icon) icon.href = count > 0 ? `data:image/svg+xml,${encodeURIComponent(drawBadge(count))}` : plain
    },
    download: (name, type, text) => download(document, name, type, text),
  }
}
