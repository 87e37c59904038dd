import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createEvents } from '../launcher/events.ts'
import { createShell, type Shell } from '../launcher/shell.ts'
import { parseOptions } from '../options.ts'
import { start } from './index.ts'

const warned = vi.fn()
const shells: Shell[] = []
const page = window as { dataLayer?: unknown }
beforeEach(() => {
  document.elementsFromPoint = () => []
  vi.spyOn(console, 'warn').mockImplementation(warned)
  vi.spyOn(CSSStyleSheet.prototype, 'replaceSync').mockImplementation(function (this: CSSStyleSheet, text) {
    written.set(this, text)
  })
})
afterEach(() => {
  for (const shell of shells.splice(0)) shell.destroy()
  document.body.textContent = ''
  delete page.dataLayer
  warned.mockReset()
  vi.restoreAllMocks()
})

async function begin(settings: Record<string, unknown>, data: object = {}) {
  const options = parseOptions(data, [{ siteKey: 'rosso', ...settings }], {
    baseUrl: 'https://desk.example',
    position: 'right',
  })!
  const asked: unknown[][] = []
  const shell = createShell(
    options,
    [],
    createEvents(),
    () => {},
    () => {},
  )
  shells.push(shell)
  const act = async (...args: unknown[]) => void asked.push(args)
  return { shell, asked, more: await start(shell, act), act }
}
/** What the widget's style sheets say that stand now. */
const css = ({ root }: Shell) => root.adoptedStyleSheets.map((sheet) => written.get(sheet)).join('')
const written = new WeakMap<CSSStyleSheet, string>()

test('F22 launcher and panel stand as far from the corner as the owner says', async () => {
  const { shell } = await begin({}, { offset: '24 90 8' })
  expect(css(shell)).toMatch(/margin:90px 24px/)
  expect(css(shell)).toMatch(/inset-block-end:158px/)
  expect(css(shell)).toMatch(/max-width:479.9px\)\{#launcher#launcher\{margin:90px 8px/)
})

test('F164 a style sheet of the owner’s reaches the inside and nothing else; what would fetch or end it is left out', async () => {
  const { shell } = await begin({}, { css: '.hero { text-transform: uppercase }' })
  expect(css(shell)).toContain(':host{.hero { text-transform: uppercase }}')
  const { shell: refused } = await begin({}, { css: '.hero { background: url(https://a.example/b) }' })
  expect(css(refused)).not.toContain('.hero { background')
  expect(document.adoptedStyleSheets).toEqual([])
})

test('F6 elements of the page, also later ones, open the panel, say so, and get the focus back', async () => {
  document.body.innerHTML = '<a class="ask" href="#ask"><i>Ask</i></a>'
  const { shell, asked } = await begin({ launcher: '.ask' })
  expect(shell.look.isVisible).toBe(false)
  const [link] = document.querySelectorAll<HTMLElement>('.ask')
  expect(link!.getAttribute('aria-expanded')).toBe('false')
  const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true })
  link!.querySelector('i')!.dispatchEvent(click)
  expect([asked, click.defaultPrevented]).toEqual([[['toggle']], true])
  shell.set({ isOpen: true })
  shell.emit('panel:opened')
  expect(link!.getAttribute('aria-expanded')).toBe('true')
  shell.set({ isOpen: false })
  shell.emit('panel:closed')
  expect(document.activeElement).toBe(link)
  document.body.insertAdjacentHTML('beforeend', '<button class="ask" id="later">Ask</button>')
  document.getElementById('later')!.click()
  expect(asked).toHaveLength(2)
  shell.destroy()
  document.getElementById('later')!.click()
  expect([asked.length, link!.hasAttribute('aria-expanded')]).toEqual([2, false])
})

test('F12 the panel stands in an element of the page, and where there is none in its corner', async () => {
  document.body.innerHTML = '<div id="help"></div>'
  const { shell, more } = await begin({ inline: '#help' })
  expect([shell.root.host.parentElement!.id, more.inline]).toEqual(['help', true])
  shell.destroy()
  const other = await begin({ inline: '#nowhere' })
  expect([other.shell.root.host.parentElement, other.more.inline]).toEqual([document.documentElement, false])
  expect(warned.mock.calls).toEqual([[expect.stringContaining('"#nowhere"')]])
})

test('F108 events are pushed to the data layer without the words of people', async () => {
  const { shell } = await begin({ analytics: 'dataLayer' })
  shell.emit('message:sent', { conversationId: 'c1', text: 'my card is 4111…' })
  shell.emit('faq:searched', { query: 'secret', results: 2 })
  expect(page.dataLayer).toEqual([
    { event: 'deskbell_message_sent', conversationId: 'c1', at: expect.any(Number) },
    { event: 'deskbell_faq_searched', results: 2, at: expect.any(Number) },
  ])
  shell.agreed = () => ({ preferences: true, analytics: false })
  shell.emit('panel:opened')
  expect(page.dataLayer).toHaveLength(2)
})

test('what is not for the data layer stays away: an element of that name, and a shop that did not ask', async () => {
  page.dataLayer = document.createElement('form')
  const { shell } = await begin({ analytics: 'dataLayer' })
  expect(() => shell.emit('panel:opened')).not.toThrow()
  delete page.dataLayer
  const quiet = await begin({ analytics: 'off' })
  quiet.shell.emit('panel:opened')
  expect(page.dataLayer).toBeUndefined()
})

test('F150 F161 F163 texts, font and tokens are handed to the panel', async () => {
  const texts = { et: { 'home.title': 'Tere' }, 'et-EE': { 'home.start': 'Kirjuta' } }
  const { more } = await begin({ texts, font: '"Inter"', tokens: { radius: '4px' } })
  expect(more.textsFor('et-EE')).toEqual({ 'home.title': 'Tere', 'home.start': 'Kirjuta' })
  expect(more.textsFor('en')).toEqual({})
  expect(more.properties).toEqual({ '--db-font': '"Inter"', '--db-radius': '4px' })
})

test('settings come as JSON in attributes, and again with other values', async () => {
  const { shell, act } = await begin({}, { tokens: '{"ink":"#111"}', offset: '{"x":1,"y":2}' })
  expect(css(shell)).toMatch(/margin:2px 1px/)
  shell.update({ ...shell.options, more: { offset: '5' } })
  await start(shell, act)
  expect(css(shell)).toMatch(/margin:20px 5px/)
  expect(css(shell)).not.toMatch(/margin:2px 1px/)
})

test.each([
  ['offset', '-1'],
  ['offset', { x: 'auto' }],
  ['tokens', { ink: 'url(//evil.example)' }],
  ['tokens', { ink: 'red;}*{display:none' }],
  ['tokens', { 'Ink"': 'red' }],
  ['tokens', 'red'],
  ['font', 'a;b'],
  ['css', '@import "x"'],
  ['css', 'a{background:url(x)}'],
  ['texts', { en: { 'home.title': 7 } }],
  ['texts', { en: 'Hi' }],
  ['inline', 'help'],
  ['avoid', '#total,'],
  ['avoid', { top: 1 }],
  ['connect', 'always'],
  ['analytics', 'ga'],
  ['consent', 'yes'],
  ['colour', 'red'],
])('%s: %j is said once, and nothing comes of it', async (name, value) => {
  const { more } = await begin({ [name]: value })
  expect(warned.mock.calls).toEqual([[expect.stringMatching(`^deskbell: (no setting "${name}"|${name} must be )`)]])
  expect([more.properties, more.inline, more.eager, more.textsFor('en')]).toEqual([{}, false, false, {}])
})

test('F79 chat off is help only, and never connects with the page', async () => {
  const { more, shell } = await begin({ chat: 'off', connect: 'load' })
  expect(more.helpOnly).toBeDefined()
  expect(css(shell)).toContain('.home>.primary')
  expect(more.eager).toBe(false)
  const other = (await begin({ connect: 'load' })).more
  expect([other.helpOnly, other.eager]).toEqual([undefined, true])
})
