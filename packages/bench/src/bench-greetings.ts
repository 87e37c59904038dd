import { cpus } from 'node:os'
import { decideGreeting, emptyMemory, type GreetingContext } from '@deskbell/greetings'
import { cartFacts } from '@deskbell/storefront'
import { makeCart, makeRules } from './greetings/rules.ts'

const sizes = [10, 50, 200, 1000]
const rounds = 400
const warmUp = 50
/** A phone of the middle range against this machine, as browsers' own throttling has it. */
const throttle = 4
const seed = 20_260

/** CPU milliseconds of one run, the mean of many. */
function cost(run: () => unknown): number {
  for (let at = 0; at < warmUp; at++) run()
  const start = process.cpuUsage()
  for (let at = 0; at < rounds; at++) run()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000 / rounds
}

const cart = makeCart()
const context: GreetingContext = {
  ...{ now: Date.UTC(2026, 2, 4, 12), utcOffset: 0, visitorId: 'v', session: 's', pageId: 'p', pageSeconds: 60 },
  ...{ memory: emptyMemory, busy: [], locale: 'en' },
  facts: {
    ...{ url: 'https://shop.example/collections/shoes?sort=new', page: 'listing', cart, seconds: 60, visits: 3 },
    ...{ severalSizes: cartFacts(cart, 'en').sameProductSeveralSizes, referrer: 'https://search.example/' },
    ...{ device: 'desktop', utm: {}, attributes: { tier: 'gold', orders: 4 } },
  },
}
const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(' | ')} |`)

console.log(
  `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, seed ${seed}, cart of ${cart.items.length} lines\n`,
)
row('rules, none due', 'decide, CPU ms', `at ${throttle}x throttle`, 'against reading the file once (JSON.parse)')
row('---:', '---:', '---:', '---:')
for (const count of sizes) {
  const rules = makeRules(count, seed)
  const file = JSON.stringify(rules)
  const decide = cost(() => decideGreeting(rules, context))
  const parse = cost(() => JSON.parse(file))
  row(count, decide.toFixed(3), (decide * throttle).toFixed(3), (decide / parse).toFixed(2))
}
