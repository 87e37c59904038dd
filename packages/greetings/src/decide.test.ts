import type { GreetingRules } from '@deskbell/protocol'
import { describe, expect, test } from 'vitest'
import { cart, greeting, item, moment, noon, rules } from '../test/case.ts'
import type { GreetingBusy, GreetingContext } from './context.ts'
import { decideGreeting, explainGreeting, pickGreeting } from './decide.ts'
import { emptyMemory, type GreetingMemory, parseMemory, rememberChat } from './memory.ts'
import { rememberDismissed, rememberEngaged, rememberMuted, rememberShown } from './remember.ts'

const day = 86_400_000
const idOf = (file: GreetingRules, context: GreetingContext): string | null => {
  const decision = decideGreeting(file, context)
  return 'none' in decision ? null : decision.greeting.id
}
const whyNone = (file: GreetingRules, context: GreetingContext): string[] => {
  const decision = decideGreeting(file, context)
  return 'none' in decision ? decision.none : []
}
const after = (memory: GreetingMemory, over: Partial<GreetingContext> = {}) => moment({}, { memory, ...over })
const shown = (id: string, over: { now?: number; session?: string; pageId?: string } = {}, memory = emptyMemory) =>
  rememberShown(
    memory,
    { greeting: id, variant: null },
    { now: noon - 3_600_000, session: 's0', pageId: 'page-0', ...over },
  )

describe('F94 order', () => {
  test('higher priority first', () => {
    const file = rules([
      greeting('low'),
      greeting('high', {}, { priority: 5 }),
      greeting('negative', {}, { priority: -1 }),
    ])
    expect(idOf(file, moment())).toBe('high')
  })
  test('equal priority in the order of the file', () => {
    expect(idOf(rules([greeting('first'), greeting('second')]), moment())).toBe('first')
  })
  test('the next one when the first does not hold, is off, capped or cannot be filled', () => {
    const file = rules([
      greeting('too-early', { seconds: 30 }),
      greeting('off', {}, { enabled: false }),
      greeting('seen'),
      greeting('unfilled', {}, { show: { text: 'Hello {firstName}' } }),
      greeting('last'),
    ])
    expect(idOf(file, moment({ seconds: 9 }, { memory: shown('seen') }))).toBe('last')
  })
  test('nothing due', () => {
    expect(whyNone(rules([greeting('a', { seconds: 30 })]), moment({ seconds: 1 }))).toEqual(['nothing-due'])
  })
})

describe('never', () => {
  test.each<GreetingBusy>([
    'panel-open',
    'in-conversation',
    'agent-wrote',
    'input-focused',
    'modal-open',
    'greeting-visible',
    'tab-hidden',
    'automated',
  ])('while %s', (busy) => {
    expect(whyNone(rules([greeting('a')]), moment({}, { busy: [busy] }))).toEqual([`busy:${busy}`])
  })
  test('within the first seconds of a page, exit intent included', () => {
    const file = rules([greeting('a', { exitIntent: true })])
    expect(whyNone(file, moment({ exitIntent: true }, { pageSeconds: 7.9 }))).toEqual(['limit:firstAfterSeconds'])
    expect(idOf(file, moment({ exitIntent: true }, { pageSeconds: 8 }))).toBe('a')
  })
  test('sooner when the owner says so', () => {
    expect(idOf(rules([greeting('a')], { limits: { firstAfterSeconds: 0 } }), moment({}, { pageSeconds: 0 }))).toBe('a')
  })
  test('a bubble on checkout, even when the owner lists other quiet places; a badge may', () => {
    const file = rules([greeting('bubble'), greeting('badge', {}, { as: 'badge' })])
    expect(idOf(file, moment({ page: 'checkout' }))).toBe('badge')
    expect(idOf({ ...file, quietOn: [] }, moment({ page: 'checkout' }))).toBe('badge')
    expect(idOf({ ...file, quietOn: ['@checkout'] }, moment({ page: 'checkout' }))).toBe('badge')
  })
  test('anything in a quiet place', () => {
    const file = rules([greeting('badge', {}, { as: 'badge' })], { quietOn: ['@cart', '/account/*'] })
    expect(idOf(file, moment({ page: 'cart' }))).toBeNull()
    expect(idOf(file, moment({ page: 'other', url: 'https://shop.example/account/orders' }))).toBeNull()
    expect(idOf(file, moment({ page: 'other', url: 'https://shop.example/shop' }))).toBe('badge')
  })
  test('an opening panel on a phone or an unknown device: a bubble instead', () => {
    const file = rules([greeting('a', {}, { as: 'open' })])
    expect(decideGreeting(file, moment({ device: 'mobile' }))).toMatchObject({ as: 'bubble' })
    expect(decideGreeting(file, moment({}))).toMatchObject({ as: 'bubble' })
    expect(decideGreeting(file, moment({ device: 'desktop' }))).toMatchObject({ as: 'open' })
  })
})

describe('F94 limits of the file', () => {
  const file = rules([greeting('new')])
  test('one per page', () => {
    expect(whyNone(file, after(shown('x', { pageId: 'page-1' })))).toEqual(['limit:perPage'])
  })
  test('two per session', () => {
    const once = shown('x', { session: 's1' })
    expect(idOf(file, after(once))).toBe('new')
    expect(whyNone(file, after(shown('y', { session: 's1' }, once)))).toEqual(['limit:perSession'])
  })
  test('four per week, which rolls', () => {
    let memory = emptyMemory
    for (const daysAgo of [6, 5, 4, 3])
      memory = shown(`g${daysAgo}`, { now: noon - daysAgo * day, session: `s${-daysAgo}` }, memory)
    expect(whyNone(file, after(memory))).toEqual(['limit:perWeek'])
    expect(idOf(file, after(memory, { now: noon + day + 1 }))).toBe('new')
  })
  test('a visit that lasts keeps its count over many pages, and a new one begins anew', () => {
    let memory = emptyMemory
    for (const page of [1, 2]) memory = shown(`g${page}`, { session: 's1', pageId: `s1:${page}` }, memory)
    expect(whyNone(file, after(memory, { pageId: 's1:99', session: 's1' }))).toEqual(['limit:perSession'])
    expect(idOf(file, after(memory, { pageId: 's2:1', session: 's2' }))).toBe('new')
  })
  test('a minute between two', () => {
    const memory = shown('x', { now: noon - 59_000 })
    expect(whyNone(file, after(memory))).toEqual(['limit:secondsBetween'])
    expect(idOf(file, after(memory, { now: noon + 1000 }))).toBe('new')
  })
  test('as the owner sets them', () => {
    const own = { ...file, limits: { perPage: 2, secondsBetween: 0 } }
    expect(idOf(own, after(shown('x', { now: noon, pageId: 'page-1' })))).toBe('new')
    expect(idOf({ ...file, limits: { perSession: 0 } }, moment())).toBeNull()
  })
})

describe('F93 repeat', () => {
  const again = (memory: GreetingMemory, repeat: object | undefined, over: Partial<GreetingContext> = {}) => {
    const file = rules([greeting('a', {}, repeat ? { repeat } : {})], {
      limits: { perPage: 9, perSession: 9, perWeek: 9 },
    })
    return idOf(file, after(memory, over)) === 'a'
  }
  test.each([
    ['once a week by default', undefined, noon - 6 * day, false],
    ['again after a week', undefined, noon - 7 * day, true],
    ['once a day', { per: 'day' }, noon - day + 1, false],
    ['again after a day', { per: 'day' }, noon - day, true],
    ['twice a day', { per: 'day', max: 2 }, noon - 100_000, true],
    ['once ever', { per: 'ever' }, noon - 400 * day, false],
    ['twice ever', { per: 'ever', max: 2 }, noon - 400 * day, true],
  ])('%s', (_, repeat, now, expected) => {
    expect(again(shown('a', { now }), repeat)).toBe(expected)
  })
  test('per session and per page', () => {
    expect(again(shown('a', { session: 's1' }), { per: 'session' })).toBe(false)
    expect(again(shown('a', { session: 's0' }), { per: 'session' })).toBe(true)
    expect(again(shown('a', { pageId: 'page-1' }), { per: 'page' })).toBe(false)
    expect(again(shown('a', { pageId: 'page-0' }), { per: 'page' })).toBe(true)
  })
  test('other greetings do not count', () => {
    expect(again(shown('b'), { per: 'ever' })).toBe(true)
  })
})

describe('F93 dismissals', () => {
  const file = rules([greeting('a', {}, { repeat: { max: 99, per: 'week' } }), greeting('b')])
  test('a dismissed greeting is quiet for seven days, others are not', () => {
    const memory = rememberDismissed(emptyMemory, 'a', noon)
    expect(idOf(file, after(memory, { now: noon + day }))).toBe('b')
    expect(idOf(file, after(memory, { now: noon + 7 * day }))).toBe('a')
  })
  test('for as long as the owner says', () => {
    const memory = rememberDismissed(emptyMemory, 'a', noon)
    expect(idOf({ ...file, limits: { quietDaysAfterDismiss: 1 } }, after(memory, { now: noon + day }))).toBe('a')
  })
  test('two in a row mute all until the visitor engages', () => {
    const once = rememberDismissed(emptyMemory, 'a', noon - 30 * day)
    const twice = rememberDismissed(once, 'b', noon - 20 * day)
    expect(idOf(file, after(once))).toBe('a')
    expect(whyNone(file, after(twice))).toEqual(['muted'])
    expect(idOf(file, after(rememberEngaged(twice)))).toBe('a')
  })
  test('engagement between two starts the count again', () => {
    const memory = rememberDismissed(
      rememberEngaged(rememberDismissed(emptyMemory, 'a', noon - 30 * day)),
      'b',
      noon - 20 * day,
    )
    expect(idOf(file, after(memory))).toBe('a')
  })
  test('"no such messages" outlives engagement', () => {
    const muted = rememberEngaged(rememberMuted(emptyMemory, true))
    expect(whyNone(file, after(muted))).toEqual(['muted'])
    expect(idOf(file, after(rememberMuted(muted, false)))).toBe('a')
  })
  test('F96 quiet for a day after a conversation, then there for who chatted before', () => {
    const memory = rememberChat(emptyMemory, noon)
    expect(whyNone(file, after(memory, { now: noon + day - 1 }))).toEqual(['quiet:chat'])
    expect(idOf(file, after(memory, { now: noon + day }))).toBe('a')
    expect(idOf({ ...file, limits: { quietDaysAfterChat: 0 } }, after(memory))).toBe('a')
  })
})

describe('the words', () => {
  const two = greeting(
    'two-sizes',
    { cartSizesOfOneProduct: 2 },
    {
      show: {
        text: { en: 'You have our {product} in sizes {sizes}.', et: 'Sul on {product} suurustes {sizes}.' },
        replies: [
          { label: { en: 'Help me', et: 'Aita' }, say: { en: 'Help me choose' }, article: 'size-guide' },
          { label: 'No thanks', dismiss: true },
        ],
      },
    },
  )
  const facts = { cart: cart(), severalSizes: { name: 'Red Runner Shoes', sizes: ['7.5', '8'], color: 'Red' } }
  test('in the language of the visitor', () => {
    const decision = decideGreeting(rules([two]), moment(facts, { locale: 'et-EE' }))
    expect(decision).toMatchObject({
      text: { text: 'Sul on Red Runner Shoes suurustes 7.5 ja 8.', locale: 'et' },
      replies: [
        { label: 'Aita', say: 'Help me choose' },
        { label: 'No thanks', say: 'No thanks' },
      ],
    })
  })
  test('lists are joined in the language of the text, not of the visitor', () => {
    const decision = decideGreeting(rules([two]), moment(facts, { locale: 'fi' }))
    expect(decision).toMatchObject({
      text: { text: 'You have our Red Runner Shoes in sizes 7.5 and 8.', locale: 'en' },
    })
  })
  test('an unfilled reply keeps the greeting away, too', () => {
    const file = rules([greeting('a', {}, { show: { text: 'Hi', replies: [{ label: 'Ask {firstName}' }] } })])
    expect(idOf(file, moment())).toBeNull()
    expect(idOf(file, moment({}, { vars: { firstName: 'Mari' } }))).toBe('a')
  })
  test('the gap to the end of the range, rounded up to where the benefit begins', () => {
    const file = rules([
      greeting(
        'gap',
        { cartValue: { min: 35, max: 49.99 } },
        { show: { text: 'Only {gap} to go, {count} in cart, {total}' } },
      ),
    ])
    const decision = decideGreeting(file, moment({ cart: cart({ total: 42.5 }) }))
    expect(decision).toMatchObject({ text: { text: 'Only €7.50 to go, 2 in cart, €42.50' } })
    expect(idOf(file, moment({ cart: cart({ total: 42.5, currency: null }) }))).toBeNull()
  })
  test('a gap in thousandths where the currency has them, and none where only counting in binary leaves one', () => {
    const when = { cartValue: { max: 10 } }
    const file = rules([greeting('gap', when, { show: { text: 'Only {gap} to go' } })])
    const at = (total: number, currency: string) => decideGreeting(file, moment({ cart: cart({ total, currency }) }))
    expect(at(9.875, 'KWD')).toMatchObject({ text: { text: 'Only KWD 0.125 to go' } })
    expect(at(0.1 + 0.2 + 9.7 - 1e-12, 'EUR')).toEqual({ none: ['nothing-due'] })
  })
  test('the product that the condition found', () => {
    const file = rules([greeting('mug', { cartHas: { name: '*mug*' } }, { show: { text: '{product}, {color}' } })])
    const mug = item({ name: 'Blue Mug', options: { color: 'Blue' } })
    expect(decideGreeting(file, moment({ ...facts, cart: cart({ items: [item(), mug] }) }))).toMatchObject({
      text: { text: 'Blue Mug, Blue' },
    })
  })
})

describe('control group and variants', () => {
  const file = rules([greeting('a')], { control: 50 })
  const visitors = Array.from({ length: 2000 }, (_, i) => `visitor-${i}`)
  test('control visitors get nothing, but what was withheld is told', () => {
    const withheld = visitors.map((visitorId) => decideGreeting(file, moment({}, { visitorId })))
    const control = withheld.filter((one) => 'none' in one)
    expect(control.length).toBeGreaterThan(880)
    expect(control.length).toBeLessThan(1120)
    for (const one of control) expect(one).toMatchObject({ none: ['control'], withheld: { greeting: { id: 'a' } } })
  })
  test('one group for the whole file', () => {
    const other = rules([greeting('other')], { control: 50 })
    for (const visitorId of visitors.slice(0, 100)) {
      const at = moment({}, { visitorId })
      expect(idOf(file, at) === null).toBe(idOf(other, at) === null)
    }
  })
  test('nobody without a control group', () => {
    expect(visitors.every((visitorId) => idOf(rules([greeting('a')]), moment({}, { visitorId })) === 'a')).toBe(true)
  })
})

describe('by name and explained', () => {
  test('by name whatever the conditions and caps', () => {
    const file = rules([greeting('a', { seconds: 99 })])
    expect(pickGreeting(file, 'a', after(shown('a')))?.text.text).toBe('Hello from a')
    expect(pickGreeting(file, 'b', moment())).toBeNull()
  })
  test('each greeting with its reasons, in the order tried', () => {
    const file = rules([
      greeting('a', { seconds: 30, country: 'EE' }),
      greeting('b'),
      greeting('c'),
      greeting('d', {}, { priority: 9, show: { text: '{firstName}' }, enabled: false }),
    ])
    expect(explainGreeting(file, moment({ seconds: 1 }))).toEqual([
      { id: 'd', fires: false, reasons: ['disabled', 'text'] },
      { id: 'a', fires: false, reasons: ['when:seconds', 'unknown:country'] },
      { id: 'b', fires: true, reasons: [] },
      { id: 'c', fires: false, reasons: ['outranked'] },
    ])
  })
  test('agrees with the decision', () => {
    const file = rules([greeting('a'), greeting('b')], { control: 50 })
    for (let i = 0; i < 50; i++) {
      const at = moment({}, { visitorId: `v${i}` })
      expect(explainGreeting(file, at).find((one) => one.fires)?.id ?? null).toBe(idOf(file, at))
    }
  })
  test('tells what stands against all', () => {
    const [one] = explainGreeting(rules([greeting('a')]), moment({}, { busy: ['panel-open'], memory: shown('a') }))
    expect(one?.reasons).toEqual(['repeat', 'busy:panel-open'])
  })
})

describe('memory', () => {
  test('survives storage', () => {
    const memory = rememberChat(rememberDismissed(shown('a'), 'a', noon), noon)
    expect(parseMemory(JSON.parse(JSON.stringify(memory)))).toEqual(memory)
  })
  test.each([null, 'x', 3, [], { recent: 3, seen: [], dismissals: 'x', chatAt: {} }])(
    'damaged memory %j is none',
    (value) => {
      expect(parseMemory(value)).toEqual(emptyMemory)
    },
  )
  test('drops only damaged rows', () => {
    const memory = shown('a')
    expect(parseMemory({ ...memory, recent: [...memory.recent, { id: 3 }], seen: { ...memory.seen, b: 1 } })).toEqual(
      memory,
    )
  })
  test('stays small', () => {
    let memory = emptyMemory
    for (let i = 0; i < 300; i++) memory = shown('a', { now: noon + i }, memory)
    expect(memory.recent.length).toBe(100)
    expect(memory.seen.a?.count).toBe(300)
  })
})
