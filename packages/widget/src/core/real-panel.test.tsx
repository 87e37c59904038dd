import { signal } from '@preact/signals-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { version } from '../../package.json'
import { createWidget } from '../index.ts'
import type { Verbs } from '../launcher/index.ts'
import { bundle, config } from '../panel/testing/fake-site.ts'

/** Whether the code for people is out of reach. */
const people = vi.hoisted(() => ({ away: false }))
vi.mock(import('../identity/index.ts'), async (original) => {
  const chunk = await original()
  return {
    // Read when it is asked for, so that it fails as a file that cannot be fetched does.
    get hearPeople() {
      if (people.away) throw new TypeError('not fetched')
      return chunk.hearPeople
    },
  }
})
// A server that never answers.
vi.mock(import('@deskbell/client/edge/socket-connection'), () => ({
  createSocketConnection: () => ({
    ...{ state: signal('connecting' as const), start() {}, stop() {}, on: () => () => {} },
    request: () => Promise.reject(new Error('nobody is there')),
  }),
}))

const liis = { id: '7', name: 'Liis', attributes: { plan: 'gold' } }
const served: Record<string, unknown> = {
  '/v1/sites/rosso/config': config,
  '/help/manifest.json': { version: 1, default: 'en', files: { en: 'en-abc.json' } },
  '/help/en-abc.json': bundle,
}
let widget: Verbs
let heard: { name: string; payload: object }[]
const panel = () =>
  [...document.documentElement.children].flatMap((one) => one.shadowRoot?.querySelector('#deskbell-panel') ?? [])[0]
const reads = (text: string) => vi.waitFor(() => expect(panel()?.textContent).toContain(text), { timeout: 5000 })

beforeEach(() => {
  people.away = false
  heard = []
  document.elementsFromPoint = () => []
  vi.stubGlobal('fetch', async (url: string) => {
    const file = Object.entries(served).find(([path]) => url.endsWith(path))?.[1]
    return file ? Response.json(file) : new Response(null, { status: 404 })
  })
  widget = createWidget({ siteKey: 'rosso', baseUrl: 'https://desk.example' })
  widget.on('*', ({ name, ...payload }) => void heard.push({ name, payload }))
})
afterEach(async () => {
  await widget.destroy()
  vi.unstubAllGlobals()
})

test('survey(id) opens that survey in the panel, and the page hears that it is shown', async () => {
  await widget.survey('asked')
  await reads('How do you like the shop?')
  await vi.waitFor(() => expect(heard.map(({ name }) => name)).toContain('survey:shown'))
  expect(heard.find(({ name }) => name === 'survey:shown')?.payload).toMatchObject({ survey: 'asked' })
})

test('get: version and user are known once the panel is, and the user is gone after logout', async () => {
  await widget.identify(liis)
  expect([widget.get('version'), widget.get('user')]).toEqual([null, null])
  await widget.open()
  await vi.waitFor(() => expect(widget.get('user')).toEqual(liis))
  expect(widget.get('version')).toBe(version)
  await widget.logout()
  expect(widget.get('user')).toBe(null)
})

test('code for people that is out of reach is told once, and what was said is heard with the next', async () => {
  people.away = true
  await widget.identify(liis)
  await widget.open()
  await vi.waitFor(() => expect(heard.map(({ name }) => name)).toContain('error'))
  expect(heard.find(({ name }) => name === 'error')?.payload).toMatchObject({ message: 'TypeError: not fetched' })
  expect(widget.get('user')).toBe(null)
  people.away = false
  await widget.set({ labels: ['vip'] })
  await vi.waitFor(() => expect(widget.get('user')).toEqual(liis))
  expect(heard.filter(({ name }) => name === 'error')).toHaveLength(1)
})
