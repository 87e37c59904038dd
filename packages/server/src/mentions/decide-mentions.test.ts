import { expect, test } from 'vitest'
import { decideMentions } from './decide-mentions.ts'

const agents = [
  { id: 'm', name: 'Mari' },
  { id: 'mt', name: 'Mari Tamm' },
  { id: 'o', name: 'Öö.l' },
]

test.each([
  ['@Mari please', ['m']],
  ['(@mari): look, @MARI', ['m']],
  ['@Mari Tamm and @Mari', ['mt', 'm']],
  ['@Marina is a shopper', []],
  ['mail anna@mari.example', []],
  ['ask @öö.l.', ['o']],
  ['@ Mari', []],
  ['@@Mari', ['m']],
])('[M184] %j asks for %j', (text, ids) => {
  expect(decideMentions(text, agents)).toEqual(ids)
})
