import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Shell } from '../launcher/shell.ts'
import { createStage, hello, rulesOf, type Stage, settle, start } from './testing/stage.ts'

let stage: Stage
const said = (...calls: [string, unknown][]) => calls as unknown as Shell['said']
const begin = async (...args: Parameters<typeof start>) => {
  stage = await start(...args)
}
const shown = () => vi.waitFor(() => expect(stage.card()).not.toBeNull(), { timeout: 5000 })
const silent = async () => {
  await settle()
  expect(stage.card()).toBeNull()
}
const when = (condition: object) => rulesOf([{ ...hello, when: condition }])

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  window.location.href = 'https://shop.example/'
})
afterEach(() => {
  stage.shell.destroy()
  document.head.replaceChildren()
  document.body.replaceChildren()
  Reflect.deleteProperty(window, 'Deskbell')
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('F87 what the page said of its shopper', () => {
  test('S17 attributes, the newest of each', async () => {
    const calls = said(
      ['identify', { id: '7', attributes: { tier: 'silver' } }],
      ['set', { attributes: { tier: 'gold' } }],
    )
    await begin(when({ attributes: { tier: 'gold' }, identified: true }), {}, calls)
    await shown()
  })
  test('who is not identified is known to be not', async () => {
    await begin(when({ identified: false }), {}, said(['set', { attributes: { tier: 'gold' } }]))
    await shown()
  })
  test('F89 the first name fills the words, and without one the greeting stays away', async () => {
    const named = rulesOf([{ ...hello, show: { text: 'Hi {firstName}!' } }])
    await begin(named, {}, said(['identify', { name: '  Liis Tamm ' }]))
    await shown()
    expect(stage.card()!.querySelector('p')!.textContent).toBe('Hi Liis!')
    stage.shell.destroy()
    await begin(named)
    await silent()
  })
  test('the country is what the shop says', async () => {
    vi.stubGlobal('Shopify', { country: 'EE' })
    await begin(when({ country: 'ee' }), { platform: 'none' })
    await shown()
  })
})

test('F85 the product of the page, from its structured data', async () => {
  const data = document.createElement('script')
  data.type = 'application/ld+json'
  data.textContent = JSON.stringify({ '@type': 'Product', name: 'Corsa red', sku: 'c1', offers: { price: 129 } })
  document.head.append(data)
  await begin(when({ product: { name: 'Corsa*', price: { min: 100 } } }))
  await shown()
})

describe('F95 who is there', () => {
  const serveBoth = (rules: unknown, availability: object | null) =>
    vi.stubGlobal('fetch', async (url: string) =>
      url.endsWith('/availability')
        ? new Response(JSON.stringify(availability ?? {}), { status: availability ? 200 : 503 })
        : new Response(JSON.stringify(rules)),
    )
  const beginWith = async (rules: object, availability: object | null) => {
    const { start: startGreetings } = await import('./index.ts')
    serveBoth(rules, availability)
    const made = createStage()
    stage = { ...made, greetings: await startGreetings(made.shell, async () => {}) }
  }

  test('agents are asked for once, and only where a rule wants to know', async () => {
    await beginWith(when({ agents: 'online', hours: 'open' }), { online: 2, open: true, opensAt: null })
    await shown()
  })
  test('outside the hours the card says when they begin again', async () => {
    const opensAt = Date.UTC(2026, 2, 4, 9)
    const rules = rulesOf([{ ...hello, when: { hours: 'closed' }, show: { text: 'Back at {opensAt}' } }])
    await beginWith(rules, { online: 0, open: false, opensAt })
    await shown()
    expect(stage.card()!.querySelector('p')!.textContent).toMatch(/^Back at \w+ \d\d:\d\d/)
  })
  test('a server that does not say leaves it unknown, and unknown shows nothing', async () => {
    await beginWith(rulesOf([{ ...hello, when: { not: { agents: 'online' } } }]), null)
    await silent()
  })
})

test('F92 S17 visits are counted where the device may remember, and unknown elsewhere', async () => {
  await begin(when({ visits: 1 }))
  await silent()
  stage.shell.destroy()
  const before = Date.now() - 3 * 86_400_000
  localStorage.setItem(
    'deskbell:rosso:greetings',
    JSON.stringify({ visitor: 'v', session: 'before', visits: 2, since: before }),
  )
  sessionStorage.clear()
  await begin(when({ visits: { min: 3, max: 3 }, daysSinceLastVisit: { min: 2.9, max: 3.1 } }))
  await shown()
  expect(JSON.parse(localStorage.getItem('deskbell:rosso:greetings')!).visits).toBe(3)
})

describe('F106 days since a survey, as this device knows them', () => {
  const day = 86_400_000
  const rules = when({ daysSinceSurvey: 30 })
  const asked = (days: number) =>
    localStorage.setItem('deskbell:rosso:like:surveys', JSON.stringify({ 'survey-x': { at: Date.now() - days * day } }))
  const carded = (days: number, id: string) => {
    const seen = {
      count: 1,
      at: Date.now() - days * day,
      variant: null,
      control: false,
      dismissedAt: null,
      goal: false,
    }
    sessionStorage.setItem('deskbell:rosso:greetings', JSON.stringify({ memory: { seen: { [id]: seen } } }))
  }

  test.each([
    ['none was asked', () => {}, true],
    ['one in the panel, too short a time ago', () => asked(29.9), false],
    ['one in the panel, long ago', () => asked(30.1), true],
    ['one on a card', () => carded(1, 'survey-why'), false],
    ['a greeting that was none', () => carded(1, 'sizes'), true],
    ['a store that is not ours', () => localStorage.setItem('deskbell:rosso:like:surveys', '{'), true],
  ])('%s', async (_, before, fires) => {
    before()
    await begin(rules)
    if (fires) await shown()
    else await silent()
  })
})

describe('S16 what is recorded', () => {
  const record = vi.fn()
  beforeEach(() => record.mockReset())
  const acts = () => record.mock.calls.map(([one]) => one.act)

  test('a goal is credited once, on this page or a later one, and told when the shopper acts', async () => {
    const rules = rulesOf([{ ...hello, goal: { event: 'bought' } }])
    await begin(rules)
    await shown()
    await vi.waitFor(() => expect(stage.heard).toContain('greeting:shown'), { timeout: 5000 })
    stage.shell.destroy()
    await begin(rules, {}, said(['track', 'bought'], ['track', 'bought']))
    await vi.waitFor(() => expect(stage.heard.filter((name) => name === 'greeting:goal')).toHaveLength(1))
    expect(record).not.toHaveBeenCalled()
    stage.shell.record = record
    stage.open()
    stage.close()
    expect(acts()).toEqual(['shown', 'goal'])
  })

  test('F97 a visitor of the comparison group sees nothing, and that is recorded with the goal', async () => {
    const rules = rulesOf([{ ...hello, goal: { event: 'bought' } }], { control: 50 })
    const visitor = await (async () => {
      const { inControl } = await import('@deskbell/greetings')
      for (let at = 0; ; at++) if (inControl(rules, `v${at}`)) return `v${at}`
    })()
    sessionStorage.setItem('deskbell:rosso:greetings', JSON.stringify({ visitor, session: 's', pages: 1 }))
    await begin(rules, {}, said(['track', 'bought']))
    await settle()
    expect(stage.card()).toBeNull()
    stage.shell.record = record
    for (const run of stage.shell.hears) run()
    await vi.waitFor(() => expect(acts()).toContain('control'))
    expect(acts()).not.toContain('shown')
  })
})

test('F90 an owner can ask why a greeting shows or not', async () => {
  const greet: { why?: (id: string) => Promise<unknown> } = {}
  vi.stubGlobal('Deskbell', { greet })
  await begin(rulesOf([{ ...hello, when: { seconds: 999 } }]))
  expect(await greet.why!('hello')).toEqual({ id: 'hello', fires: false, reasons: ['when:seconds'] })
  expect(await greet.why!('nobody')).toBeNull()
})

test('?deskbell-debug says it in the console for every rule', async () => {
  window.location.href = 'https://shop.example/?deskbell-debug'
  const table = vi.spyOn(console, 'table').mockImplementation(() => {})
  await begin(
    rulesOf([
      { ...hello, when: { seconds: 999 } },
      { ...hello, id: 'off', enabled: false },
    ]),
  )
  await vi.waitFor(() => expect(table).toHaveBeenCalled(), { timeout: 5000 })
  expect(table.mock.calls[0]![0]).toEqual([
    { greeting: 'hello', shows: false, because: 'when:seconds' },
    { greeting: 'off', shows: false, because: 'disabled' },
  ])
})

test('S27 the code of a coupon stands on the card', async () => {
  await begin(rulesOf([{ ...hello, show: { text: 'For you', coupon: 'GRAZIE10' } }]))
  await shown()
  expect([...stage.card()!.querySelectorAll('div i')].map((one) => one.textContent)).toEqual(['GRAZIE10'])
})
