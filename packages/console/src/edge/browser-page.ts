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

/** More often than this nobody needs to know. */
const stirEveryMs = 5000

function onStir(document: Document, run: () => void): () => void {
  let last = 0
  const stir = () => {
    if (Date.now() - last < stirEveryMs) return
    last = Date.now()
    run()
  }
  const kinds = ['pointermove', 'pointerdown', 'keydown', 'visibilitychange'] as const
  for (const kind of kinds) document.addEventListener(kind, stir, { passive: true })
  return () => {
    for (const kind of kinds) document.removeEventListener(kind, stir)
  }
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
    onStir: (run) => onStir(document, run),
    download: (name, type, text) => download(document, name, type, text),
    copy: (text) =>
      navigator.clipboard?.writeText(text).then(
        () => true,
        () => false,
      ) ?? Promise.resolve(false),
  }
}
