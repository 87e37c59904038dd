import { describe, expect, test } from 'vitest'
import { GreetingRules } from '../greeting.ts'
import { checkFile } from './check-file.ts'
import { checkGreetings } from './meaning.ts'

const show = { text: 'Hi' }
/** Reads a rule file with this in it, and gives field and reason of what is wrong. */
const faults = (more: object, greeting: object = {}) => {
  const file = { version: 1, greetings: [{ id: 'a', when: {}, show, ...greeting }], ...more }
  return checkFile(JSON.stringify(file), GreetingRules, checkGreetings).map(
    ({ field, reason }) => `${field}: ${reason}`,
  )
}
const meant = (field: string, key: string) => [`${field}: unknown key, did you mean "${key}"?`]

describe('F97 a key that does not exist is an error that names the one that was meant', () => {
  test.each([
    ['the file', { quitOn: [] }, {}, 'quitOn', 'quietOn'],
    ['limits', { limits: { perSesion: 1 } }, {}, 'limits.perSesion', 'perSession'],
    ['a greeting', {}, { priorty: 1 }, 'greetings.0.priorty', 'priority'],
    ['when', {}, { when: { cartIdleMinute: 1 } }, 'greetings.0.when.cartIdleMinute', 'cartIdleMinutes'],
    ['any in when', {}, { when: { any: [{ scrol: 1 }] } }, 'greetings.0.when.any.0.scrol', 'scroll'],
    [
      'not in any in not',
      {},
      { when: { not: { any: [{ not: { visit: 1 } }] } } },
      'greetings.0.when.not.any.0.not.visit',
      'visits',
    ],
    ['a thing in the cart', {}, { when: { cartHas: { sise: 'M' } } }, 'greetings.0.when.cartHas.sise', 'size'],
    ['where it came from', {}, { when: { utm: { campain: 'x' } } }, 'greetings.0.when.utm.campain', 'campaign'],
    ['what is shown', {}, { show: { ...show, replys: [] } }, 'greetings.0.show.replys', 'replies'],
    [
      'a reply',
      {},
      { show: { ...show, replies: [{ label: 'x', artikle: 'y' }] } },
      'greetings.0.show.replies.0.artikle',
      'article',
    ],
    ['repeat', {}, { repeat: { maks: 1 } }, 'greetings.0.repeat.maks', 'max'],
    ['a goal', {}, { goal: { hour: 1 } }, 'greetings.0.goal.hour', 'hours'],
  ])('%s', (_, file, greeting, field, key) => {
    expect(faults(file, greeting)).toEqual(meant(field, key))
  })

  test.each([
    ['neither show nor variants', { show: undefined }],
    [
      'both show and variants',
      {
        variants: [
          { id: 'v', show },
          { id: 'w', show },
        ],
      },
    ],
    ['one variant', { show: undefined, variants: [{ id: 'v', show }] }],
    [
      'a variant without weight to draw by',
      {
        show: undefined,
        variants: [
          { id: 'v', show, weight: 0 },
          { id: 'w', show },
        ],
      },
    ],
    ['five replies', { show: { ...show, replies: Array(5).fill({ label: 'x' }) } }],
    ['a text in no language', { show: { text: {} } }],
    ['a text without end', { show: { text: 'x'.repeat(401) } }],
    ['an id with a space', { id: 'A b' }],
    ['a currency that is none', { when: { cartCurrency: 'euro' } }],
    ['a page there is not', { when: { page: ['basket'] } }],
    ['a clock without nought', { when: { between: ['9:00', '17:00'] } }],
    ['a date that is none', { when: { from: '2026-02-30' } }],
    ['a span there is not', { repeat: { per: 'month' } }],
    ['repeating not at all', { repeat: { max: 0 } }],
  ])('%s is refused', (_, greeting) => {
    expect(faults({}, greeting)).not.toEqual([])
  })

  test.each([
    ['more than half as the comparison', { control: 51 }],
    ['a limit below nought', { limits: { perWeek: -1 } }],
    ['muting after no dismissal', { limits: { muteAfterDismissals: 0 } }],
    ['another version', { version: 2 }],
    ['no list', { greetings: {} }],
  ])('%s is refused', (_, file) => {
    expect(faults(file)).not.toEqual([])
  })

  test('a file with everything in it is right', () => {
    const when = {
      ...{
        url: ['/a*', '!/b', '/c$/i'],
        page: ['product'],
        product: { price: { min: 1, max: 2 } },
        cartCurrency: 'EUR',
      },
      ...{
        cartHas: { options: { Fit: 'slim' }, quantity: 2 },
        exitIntent: true,
        between: ['22:00', '06:00'],
        until: '2026-12-24',
      },
      ...{
        attributes: { vip: true, orders: 3, tier: ['gold'] },
        any: [{ hours: 'closed' }],
        not: { device: ['mobile'] },
      },
    }
    const variants = [
      { id: 'a', show: { text: { en: 'Hi', 'zh-Hant': '您好' }, coupon: 'X' } },
      { id: 'b', weight: 2, show },
    ]
    const greeting = {
      when,
      show: undefined,
      variants,
      as: 'badge',
      goal: { url: '/thanks*', hours: 48 },
      note: 'n',
      enabled: false,
    }
    const limits = { firstAfterSeconds: 0, quietDaysAfterChat: 0.5 }
    expect(faults({ control: 50, quietOn: ['@cart', '/x*'], limits }, greeting)).toEqual([])
  })
})
