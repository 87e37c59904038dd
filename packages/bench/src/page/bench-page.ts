import { cpus } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { launchBrowser } from '@deskbell/testing/src/browser.ts'
import { projectRoot } from '@deskbell/testing/src/demo.ts'
import { quantile } from '../measure.ts'
import { makeFixture } from '../server/fixture.ts'
import { startSubject } from '../server/subject.ts'
import { serveShop } from './shop.ts'
import { type Loaded, load, type Opened, open, outlive, scroll } from './visits.ts'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '15' }, messages: { type: 'string', default: '1000' } },
})
const runs = Number(values.runs)

const at = (...path: string[]) => resolve(projectRoot, ...path)
const fixture = makeFixture()
const shop = { folder: at('examples/storefront'), help: at('dist/help') }
const options = {
  ...fixture.options,
  static: { cdn: at('dist/cdn'), console: at('dist/console') },
  sites: [shop, ...fixture.options.sites],
}
const server = await startSubject('ours.ts', JSON.stringify(options))
const pages = await serveShop(`${server.url}/deskbell.js`)
const browser = await launchBrowser()
const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(' | ')} |`)
const half = (list: readonly number[]) => quantile(list, 0.5)

try {
  const { without, with: ours } = await loadInTurn()
  console.log(
    `${cpus()[0]?.model}, Chromium ${browser.version()}, ${runs} visits each in turn, processor 4 times slower\n`,
  )
  row('as the page loads', 'without', 'with', 'ratio or difference', 'target')
  row('---', '---:', '---:', '---:', '---:')
  const compare = (name: string, of: keyof Loaded, target: string, digits = 0) => {
    const [a, b] = [without, ours].map((list) => half(list.map((one) => one[of])))
    row(name, a!.toFixed(digits), b!.toFixed(digits), a ? (b! / a).toFixed(3) : (b! - a!).toFixed(digits), target)
  }
  compare('TBT, ms', 'blocked', '≤ 1.02')
  compare('LCP, ms', 'lcp', '≤ 1.02')
  compare('CLS', 'cls', '0', 4)
  compare('tasks above 50 ms', 'long', '1.000')
  const heap = half(ours.map(({ heap }) => heap)) - half(without.map(({ heap }) => heap))
  row('heap, MB', '', '', `+ ${(heap / 1e6).toFixed(3)}`, '≤ + 0.3')

  const opened = await openOften()
  console.log()
  row('after the click, everything cached', 'median', 'slowest', 'target')
  row('---', '---:', '---:', '---:')
  const spread = (name: string, of: keyof Opened, target: string) => {
    const list = opened.map((one) => one[of])
    row(name, half(list).toFixed(0), Math.max(...list).toFixed(0), target)
  }
  spread('first frame with the panel, ms', 'opened', '≤ 100')
  spread('slowest answer to a click or key, ms', 'slowest', '≤ 100')
  spread('longest task until that frame, ms', 'longest', '')

  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } })
  const long = await scroll(context, pages.url('data-site-key="bench"'), Number(values.messages))
  const { once, last } = await outlive(context, pages.url('data-site-key="rosso"'))
  console.log()
  row('what stays', 'measured', 'target')
  row('---', '---:', '---:')
  row(`tasks above 50 ms while ${values.messages} messages are scrolled through`, long.length, 0)
  row('the longest of them, ms', Math.max(0, ...long).toFixed(0), '')
  row('nodes that three more lives leave after destroy()', last.nodes - once.nodes, 0)
  row('listeners that three more lives leave', last.listeners - once.listeners, 0)
  row('heap that one more life leaves, kB', ((last.heap - once.heap) / 3000).toFixed(1), 0)
} finally {
  await browser.close()
  pages.stop()
  await server.stop()
  fixture.drop()
}

async function loadInTurn(): Promise<{ without: Loaded[]; with: Loaded[] }> {
  const found = { without: [] as Loaded[], with: [] as Loaded[] }
  // The first of each is for the disk and the server.
  for (let run = -1; run < runs; run++) {
    const bare = await load(browser, pages.url())
    const ours = await load(browser, pages.url('data-site-key="bench" data-greetings="off"'))
    if (run < 0) continue
    found.without.push(bare)
    found.with.push(ours)
  }
  return found
}

async function openOften(): Promise<Opened[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } })
  const found: Opened[] = []
  // The first visit fills the cache.
  for (let run = -1; run < runs; run++) {
    const one = await open(context, pages.url('data-site-key="rosso"'))
    if (run >= 0) found.push(one)
  }
  await context.close()
  return found
}
