import { cpus } from 'node:os'
import { decideGreeting, emptyMemory, type GreetingContext } from '@deskbell/greetings'
import { momentsAhead } from '@deskbell/greetings/moments'
import { whole } from '@deskbell/greetings/whole'
import { cartFacts } from '@deskbell/storefront'
import { makeCart, makeRules } from './greetings/rules.ts'

const sizes = [10, 50, 200, 1000]
const batches = 5
const rounds = 400
/** A phone of the middle range against this machine, as browsers' own throttling has it. */
const throttle = 4
const seed = 20_260

/** CPU milliseconds of one run: the mean of many, and of several such means the least, since other work only adds. */
function cost(run: () => unknown): number {
  const means = Array.from({ length: batches }, () => {
    const start = process.cpuUsage()
    for (let at = 0; at < rounds; at++) run()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000 / rounds
  })
  return Math.min(...means)
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
/** The same moment after the cart changed, and on another page: nothing that was found out before helps. */
let page = 0
const afterChange = (): GreetingContext => ({
  ...context,
  facts: { ...context.facts, cart: { ...cart }, url: `https://shop.example/collections/shoes?page=${page++}` },
})
const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(' | ')} |`)

console.log(
  `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, seed ${seed}, cart of ${cart.items.length} lines\n`,
)
const heads = ['decide', 'decide, new cart and page', 'next moment'].flatMap((one) => [one, `at ${throttle}x`])
row('CPU ms by rules, none due', ...heads, 'decide / JSON.parse of the file')
row('---:', ...heads.map(() => '---:'), '---:')
for (const count of sizes) {
  const rules = makeRules(count, seed)
  const file = JSON.stringify(rules)
  const runs = [
    () => decideGreeting(rules, context),
    () => decideGreeting(rules, afterChange()),
    () => momentsAhead(rules, whole(context)),
  ]
  const costs = runs.map(cost)
  const parse = cost(() => JSON.parse(file))
  const cells = costs.flatMap((one) => [one.toFixed(3), (one * throttle).toFixed(3)])
  row(count, ...cells, (costs[0]! / parse).toFixed(2))
}
