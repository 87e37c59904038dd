import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { projectRoot } from './demo.ts'

const folder = resolve(projectRoot, '../shared/hostile-inputs')
/** Whether the open set of hostile inputs lies beside the project. */
export const hasShared = existsSync(folder)
if (!hasShared) console.warn(`SKIPPED: no open set of hostile inputs at ${folder}; only the project's own were tried`)

const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown

/** A case of bad settings; `value` and `merge` may hold `{ $t }`, which `expand` of `/expand.mjs` makes live. */
export interface HostileSetting {
  name: string
  via: 'object' | 'attr' | 'remote' | 'faq' | 'page'
  field?: string
  value?: unknown
  merge?: unknown
  attr?: string
  body?: unknown
  js?: string
}

const ownSettings: HostileSetting[] = [
  { name: 'own/array', via: 'object', value: [] },
  { name: 'own/proto', via: 'object', field: 'theme', value: '__proto__' },
  { name: 'own/theme-html', via: 'object', field: 'theme', value: '"><img src=x onerror=__hit(1)>' },
  { name: 'own/zindex-css', via: 'object', field: 'zIndex', value: '1;}body{display:none' },
  {
    name: 'own/base',
    via: 'page',
    js: 'document.head.insertAdjacentHTML("afterbegin","<base href=//evil.canary.invalid/>")',
  },
  { name: 'own/clobber', via: 'page', js: 'document.body.insertAdjacentHTML("beforeend","<form id=Deskbell></form>")' },
  {
    name: 'own/storage',
    via: 'page',
    js: 'Object.defineProperty(window,"localStorage",{get(){throw new Error("x")}})',
  },
]
const ownTexts = [
  `<img src=x onerror=__hit('1')>`,
  `<script>__hit('2')</script>`,
  `[x](javascript:__hit('3'))`,
  `![x](x" onerror="__hit('4'))`,
  `<svg><animate onbegin=__hit('5') attributeName=x dur=1s>`,
  `"><iframe srcdoc="<script>parent.__hit('6')</script>">`,
  `https://evil.canary.invalid/"onmouseover="__hit('7')`,
]

export const hostileSettings: HostileSetting[] = hasShared ? (read('own/config.json') as HostileSetting[]) : ownSettings
/** What makes values live, as a module for the page. */
export const expandModule = hasShared
  ? readFileSync(join(folder, 'expand.mjs'), 'utf8')
  : 'export const expand = (value) => value'

/** Texts that try to run, break out or lead away. */
export function hostileTexts(): string[] {
  if (!hasShared) return ownTexts
  const files = ['own/content.json', ...readdirSync(join(folder, 'public')).map((name) => `public/${name}`)]
  const rows = files.flatMap((file) => read(file) as { input?: unknown }[])
  return [...ownTexts, ...rows.flatMap(({ input }) => (typeof input === 'string' ? [input] : []))]
}

/** What a page saw of an attack. */
export interface Attack {
  /** Everything that ran, was asked of another host, or stands in the document and may not. Empty is good. */
  seen(page: Page): Promise<string[]>
}

/** Watches all pages of a context; nothing but the named origins can be reached. */
export async function watchForAttacks(context: BrowserContext, origins: readonly string[]): Promise<Attack> {
  const told: string[] = []
  await context.route(/.*/, (route) => {
    const url = route.request().url()
    if (/^(data|blob):/.test(url) || origins.some((origin) => url.startsWith(origin))) return route.fallback()
    told.push(`asked for ${url.slice(0, 100)}`)
    return route.abort()
  })
  context.on('page', (page) =>
    page.on('dialog', (dialog) => {
      told.push(`dialog ${dialog.message()}`)
      return dialog.dismiss()
    }),
  )
  await context.addInitScript(() => {
    const hits: string[] = []
    const hit = (what: unknown) => void hits.push(`ran ${String(what)}`)
    Object.assign(window, { __hit: hit, __hits: hits, alert: hit, prompt: hit, confirm: hit, print: hit })
  })
  return {
    async seen(page) {
      const found = await page.evaluate(lookForHarm)
      return [...told.splice(0), ...found]
    },
  }
}

/** Walks the document and all open shadow roots. Runs in the page. */
function lookForHarm(): string[] {
  const found: string[] = (window as unknown as { __hits: string[] }).__hits.splice(0)
  const polluted = Object.keys(Object.prototype)
  if (polluted.length > 0) found.push(`Object.prototype has ${polluted}`)
  const walk = (root: Document | ShadowRoot, inside: boolean) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot, true)
      if (!inside) continue
      // The field that one writes in is a form of ours.
      const isOurs = element.localName === 'form' && element.querySelector('textarea') !== null
      if (!isOurs && /^(script|iframe|object|embed|form|style|link|meta|base)$/i.test(element.localName)) {
        found.push(`<${element.localName}>`)
      }
      for (const { name, value } of element.attributes) {
        const isAddress = /^(href|src|action|formaction|srcset|poster|xlink:href)$/i.test(name)
        const isBad = isAddress && !/^(https?:|mailto:|tel:|blob:|#|\/|\.|$)/i.test(value.trim())
        if (/^on/i.test(name) || name === 'srcdoc' || isBad) found.push(`${element.localName} ${name}=${value}`)
      }
    }
  }
  walk(document, false)
  return found
}
