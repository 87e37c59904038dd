import { afterEach, expect, test, vi } from 'vitest'
import type { Shell } from '../launcher/shell.ts'
import type { Said } from '../seams.ts'
import { askConsent } from './ask.ts'
import { decideConsent } from './index.ts'

const page = window as unknown as Record<string, unknown>
const ends: (() => void)[] = []
const globals = ['Shopify', 'OnetrustActiveGroups', 'Cookiebot', '__tcfapi', 'wp_has_consent', '_hsp', 'dataLayer']
afterEach(() => {
  for (const end of ends.splice(0)) end()
  for (const name of globals) delete page[name]
  localStorage.clear()
  vi.unstubAllGlobals()
})

async function ask(mode: Shell['consentMode'] = 'auto', ...said: Said[]) {
  const hears: (() => void)[] = []
  const shell = { options: { siteKey: 'rosso' }, said, hears, ends, consentMode: mode } as unknown as Shell
  await askConsent(shell)
  const say = (verb: 'consent', given: unknown) => {
    said.push([verb, given])
    for (const run of hears) run()
  }
  return { shell, say, agreed: () => shell.agreed?.() }
}
const yes = { preferences: true, analytics: true }
const no = { preferences: false, analytics: false }

test('where nobody asks, nothing is fetched and all is allowed', async () => {
  expect((await ask()).agreed()).toBeUndefined()
})

test.each<[string, Parameters<typeof decideConsent>, typeof yes]>([
  ['granted stays granted whatever tools say', ['granted', false, [no], {}], yes],
  ['denied stays denied', ['denied', false, [yes], {}], no],
  ['an objection of the browser counts', ['auto', true, [], {}], no],
  ['a tool that has no answer yet says no', ['auto', false, [null], {}], no],
  [
    'of several tools the strictest',
    ['auto', false, [yes, { preferences: true }], {}],
    { preferences: true, analytics: false },
  ],
  ['the page has the last word', ['denied', true, [no], { analytics: true }], { preferences: false, analytics: true }],
])('%s', (_, input, expected) => {
  expect(decideConsent(...input)).toEqual(expected)
})

test('Shopify is read, and read again when the shopper chooses', async () => {
  let allowed = false
  page.Shopify = {
    customerPrivacy: { preferencesProcessingAllowed: () => allowed, analyticsProcessingAllowed: () => false },
  }
  const { agreed } = await ask()
  expect(agreed()).toEqual(no)
  allowed = true
  document.dispatchEvent(new Event('visitorConsentCollected'))
  expect(agreed()).toEqual({ preferences: true, analytics: false })
})

test('OneTrust is read by its groups', async () => {
  page.OnetrustActiveGroups = ',C0001,C0002,'
  const { agreed } = await ask()
  expect(agreed()).toEqual({ preferences: false, analytics: true })
  page.OnetrustActiveGroups = ',C0001,C0003,'
  window.dispatchEvent(new Event('OneTrustGroupsUpdated'))
  expect(agreed()).toEqual({ preferences: true, analytics: false })
})

test('Cookiebot says nothing before the shopper answered', async () => {
  const consent = { preferences: true, statistics: true }
  page.Cookiebot = { consent, hasResponse: false }
  const { agreed } = await ask()
  expect(agreed()).toEqual(no)
  page.Cookiebot = { consent, hasResponse: true }
  window.dispatchEvent(new Event('CookiebotOnAccept'))
  expect(agreed()).toEqual(yes)
})

test('the WP Consent API is asked for each category', async () => {
  page.wp_has_consent = (category: string) => category === 'preferences'
  expect((await ask()).agreed()).toEqual({ preferences: true, analytics: false })
})

test('IAB TCF is heard by its listener, and left alone afterwards', async () => {
  const calls: unknown[][] = []
  let tell: (data: object, ok: boolean) => void = () => {}
  page.__tcfapi = (command: string, version: number, run: never, id?: number) => {
    calls.push([command, version, id])
    if (command === 'addEventListener') tell = run
  }
  const { agreed } = await ask()
  tell({ eventStatus: 'cmpuishown', listenerId: 3 }, true)
  expect(agreed()).toEqual(no)
  tell({ eventStatus: 'useractioncomplete', listenerId: 3, purpose: { consents: { 1: true, 8: true } } }, true)
  expect(agreed()).toEqual(yes)
  tell({ eventStatus: 'tcloaded', listenerId: 3, purpose: { consents: { 8: true } } }, true)
  expect(agreed()).toEqual(no)
  for (const end of ends.splice(0)) end()
  expect(calls).toContainEqual(['removeEventListener', 2, 3])
})

test("HubSpot's banner is heard by its listener: nothing before the shopper chose, then each category", async () => {
  const calls: [string, (consent: object) => void][] = []
  page._hsp = calls
  const { agreed } = await ask()
  expect(agreed()).toEqual(no)
  const [[name, tell] = ['', () => {}]] = calls
  expect(name).toBe('addPrivacyConsentListener')
  tell({ allowed: true, categories: { necessary: true, analytics: false, functionality: true } })
  expect(agreed()).toEqual({ preferences: true, analytics: false })
  // Without categories the banner knows only yes and no.
  tell({ allowed: true })
  expect(agreed()).toEqual(yes)
  tell({ allowed: false })
  expect(agreed()).toEqual(no)
  for (const end of ends.splice(0)) end()
  tell({ allowed: true })
  expect(agreed()).toEqual(no)
})

test('Google Consent Mode is read from the data layer, the last word counts', async () => {
  page.dataLayer = [
    ['consent', 'default', { functionality_storage: 'denied', analytics_storage: 'denied' }],
    { event: 'other' },
    ['consent', 'update', { functionality_storage: 'granted' }],
  ]
  expect((await ask()).agreed()).toEqual({ preferences: true, analytics: false })
})

test('[T72] F142 what is taken back is forgotten at once; only yes and no are heard', async () => {
  localStorage.setItem('deskbell:rosso:greetings', '{}')
  const { agreed, say } = await ask('auto', ['consent', { preferences: true, analytics: 'yes', toString: false }])
  expect(agreed()).toEqual(yes)
  expect(localStorage.getItem('deskbell:rosso:greetings')).toBe('{}')
  say('consent', { preferences: false })
  expect(agreed()).toEqual({ preferences: false, analytics: true })
  expect(localStorage.getItem('deskbell:rosso:greetings')).toBeNull()
})

test('F142 Global Privacy Control is a no, until the shopper says yes on this page', async () => {
  vi.stubGlobal('navigator', { ...navigator, globalPrivacyControl: true })
  const { agreed, say } = await ask()
  expect(agreed()).toEqual(no)
  say('consent', { preferences: true })
  expect(agreed()).toEqual({ preferences: true, analytics: false })
})

test('S21 what greetings remember is forgotten with the consent, but not that the shopper wants none', async () => {
  const key = 'deskbell:rosso:greetings'
  localStorage.setItem(key, JSON.stringify({ visitor: '0.5', memory: { shown: { sizes: 1 }, muted: true } }))
  await ask('denied')
  expect(JSON.parse(localStorage.getItem(key)!)).toEqual({ memory: { muted: true } })
  localStorage.setItem(key, JSON.stringify({ visitor: '0.5', memory: { shown: { sizes: 1 }, muted: false } }))
  await ask('denied')
  expect(localStorage.getItem(key)).toBeNull()
})
