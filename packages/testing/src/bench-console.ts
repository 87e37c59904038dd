import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Page } from 'playwright-core'
import { launchBrowser } from './browser.ts'
import { openConsoleStage } from './console-stage.ts'

const rows = 10_000
/** Pixels of a turn of the wheel: six rows, to get somewhere, and one, as fast as anybody reads. */
const quick = 600
const readable = 92
/** How many times slower than this machine the browser's processor is made. */
const slower = 4

/**
 * What may not be exceeded at that throttling; stated in `docs/performance.md`. Where a machine is busy everything is
 * slow, so that figures count as multiples of what a bare page needs for the same in the same run.
 */
const budgets = {
  'scrolling: frame, 95 of 100': 3,
  'scrolling at a pace to read: frame, 95 of 100': 3,
  'opening a conversation': 20,
  'typing a letter into a reply': 4,
  'opening the palette': 20,
} as const
type Figure = keyof typeof budgets
/** How many frames of each way of scrolling were long ones. */
interface Frames {
  quick: string
  slow: string
}
type Measured = Record<Figure, number> & Frames

/** A frame longer than this, in milliseconds, is one that somebody sees. */
const longFrame = 50
const longOf = (frames: readonly number[]): string =>
  `${frames.filter((each) => each > longFrame).length} of ${frames.length}`

const wordsOf = (n: number): string =>
  `Question ${n}: where is my parcel, and can I still change the size to ${35 + (n % 12)}?`

const turns = 150
/** As many plain rows with as many texts as the wheel passes, all of them there: what the browser itself needs. */
const bareRow = (n: number): string =>
  `<div class="row" data-conversation="${n}"><b>Visitor ${n}</b> <i>0:${n % 60}</i><p>${wordsOf(n)}</p><i>waiting ${n % 60} s</i> <i>asked for a person</i></div>`
const bare = `<!doctype html><style>.list{height:700px;width:320px;overflow-y:auto}.row{height:92px}p{margin:0;overflow:hidden;white-space:nowrap;text-overflow:ellipsis}</style>
<div class="list">${Array.from({ length: Math.ceil((turns * quick) / readable) + 10 }, (_, n) => bareRow(n)).join('')}</div>`
/** A button and a field. */
const bareControls = '<!doctype html><button id="b">Open</button><input id="f">'

/** Open conversations of as many visitors, each with its first words. */
function seed(dataDir: string): void {
  const db = new DatabaseSync(join(dataDir, 'deskbell.db'))
  const now = Date.now()
  const uuid = (kind: number, n: number) => `00000000-000${kind}-4000-8000-${String(n).padStart(12, '0')}`
  const visitor = db.prepare(
    `insert into visitor (id, site, token_hash, locale, visits, created_at, seen_at) values (?, 'desk', ?, 'en', 1, ?, ?)`,
  )
  const conversation = db.prepare(
    `insert into conversation (id, site, visitor, status, locale, last_seq, waiting_since, handoff_at, handoff_reason,
       preview_text, preview_author, created_at, updated_at)
     values (?, 'desk', ?, 'waiting', 'en', 1, ?, ?, 'asked', ?, 'visitor', ?, ?)`,
  )
  const entry = db.prepare(
    `insert into entry (id, site, conversation, stream, seq, sender, at, author_kind, author_id, body)
     values (?, 'desk', ?, 'public', 1, ?, ?, 'visitor', ?, ?)`,
  )
  db.exec('begin')
  for (let n = 0; n < rows; n++) {
    const at = now - n * 1000
    const text = wordsOf(n)
    visitor.run(`v${n}`, `hash-${n}`, at, at)
    conversation.run(uuid(1, n), `v${n}`, at, at, text, at, at)
    entry.run(uuid(2, n), uuid(1, n), `visitor:v${n}`, at, `v${n}`, JSON.stringify({ kind: 'text', text }))
  }
  db.exec('commit')
  db.close()
}

const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0

/** Turns the wheel over the list so often, by so many pixels, and measures every frame and every long task on the way. */
async function scroll(
  page: Page,
  pixels: number,
): Promise<{ frames: number[]; blocked: number; ms: number; seen: number }> {
  await page.evaluate(() => {
    const kept = { frames: [] as number[], long: [] as number[], last: performance.now(), on: true }
    Object.assign(window, { kept })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) kept.long.push(duration)
    }).observe({ entryTypes: ['longtask'] })
    const frame = (now: number) => {
      kept.frames.push(now - kept.last)
      kept.last = now
      if (kept.on) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  const list = page.locator('.list [data-conversation]').first()
  await list.hover()
  const begun = Date.now()
  for (let turn = 0; turn < turns; turn++) {
    await page.mouse.wheel(0, pixels)
    await page.waitForTimeout(16)
  }
  const ms = Date.now() - begun
  return page.evaluate((duration) => {
    const { kept } = window as unknown as { kept: { frames: number[]; long: number[]; on: boolean } }
    kept.on = false
    const last = Array.from(document.querySelectorAll('.list [aria-posinset]'), (row) =>
      Number(row.getAttribute('aria-posinset')),
    )
    return {
      frames: kept.frames.slice(2).sort((a, b) => a - b),
      // What a task takes beyond 50 ms is what somebody waits for.
      blocked: kept.long.reduce((sum, long) => sum + long - 50, 0),
      ms: duration,
      seen: Math.max(0, ...last),
    }
  }, ms)
}

/** From the press until the next frame in which `find` is there. */
async function interact(page: Page, press: () => Promise<void>, find: string): Promise<number> {
  await page.evaluate((selector) => {
    const shown = { at: 0, from: 0 }
    Object.assign(window, { shown })
    const begin = ({ timeStamp }: Event) => {
      shown.from ||= timeStamp
    }
    for (const type of ['pointerdown', 'keydown']) addEventListener(type, begin, { capture: true, once: true })
    const look = () => {
      if (shown.from && document.querySelector(selector)) requestAnimationFrame(() => (shown.at = performance.now()))
      else requestAnimationFrame(look)
    }
    look()
  }, find)
  await press()
  const read = () =>
    page.evaluate(() => {
      const { shown } = window as unknown as { shown: { at: number; from: number } }
      return shown.at && shown.at - shown.from
    })
  await page.waitForFunction(() => (window as unknown as { shown: { at: number } }).shown.at > 0)
  return read()
}

async function measureBare(page: Page): Promise<Measured> {
  await page.setContent(bare)
  const { frames } = await scroll(page, quick)
  const { frames: slow } = await scroll(page, -readable)
  await page.setContent(bareControls)
  await page.evaluate(() => {
    const add = (name: string) => {
      const made = document.createElement('div')
      made.className = name
      document.body.append(made)
    }
    document.querySelector('#b')?.addEventListener('click', () => add('opened'))
    document.querySelector('#f')?.addEventListener('input', () => add('typed'))
  })
  const click = await interact(page, () => page.locator('#b').click(), '.opened')
  await page.locator('#f').focus()
  const typed = await interact(page, () => page.keyboard.press('a'), '.typed')
  return {
    'scrolling: frame, 95 of 100': at(frames, 0.95),
    'scrolling at a pace to read: frame, 95 of 100': at(slow, 0.95),
    'opening a conversation': click,
    'typing a letter into a reply': typed,
    'opening the palette': click,
    quick: longOf(frames),
    slow: longOf(slow),
  }
}

async function measureConsole(page: Page): Promise<Measured & { seen: number }> {
  const { frames, seen } = await scroll(page, quick)
  const { frames: slow } = await scroll(page, -readable)
  const row = page.locator('.list [data-conversation]').nth(3)
  const opened = await interact(page, () => row.click(), '.log .said')
  await page.getByRole('textbox', { name: 'Reply' }).focus()
  const sendable = '.composer button.primary[aria-disabled="false"]'
  const typed = await interact(page, () => page.keyboard.press('a'), sendable)
  const palette = await interact(page, () => page.keyboard.press('Control+k'), 'dialog[open] [role=option]')
  return {
    'scrolling: frame, 95 of 100': at(frames, 0.95),
    'scrolling at a pace to read: frame, 95 of 100': at(slow, 0.95),
    'opening a conversation': opened,
    'typing a letter into a reply': typed,
    'opening the palette': palette,
    quick: longOf(frames),
    slow: longOf(slow),
    seen,
  }
}

const browser = await launchBrowser()
const stage = await openConsoleStage(browser)
try {
  seed(stage.dataDir)
  const { page, context } = await stage.desk('Mari')
  const throttled = async (each: Page) => {
    const client = await context.newCDPSession(each)
    await client.send('Emulation.setCPUThrottlingRate', { rate: slower })
    return each
  }
  const plain = await measureBare(await throttled(await context.newPage()))
  await throttled(page)
  await page.bringToFront()
  const begun = Date.now()
  await page.reload()
  await page.locator('.list [data-conversation]').first().waitFor()
  const load = Date.now() - begun
  const { seen, ...measured } = await measureConsole(page)
  const drawn = await page.locator('.list [data-conversation]').count()
  console.log(
    `${rows} open conversations; processor made ${slower} times slower; ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`,
  )
  console.log(`list on screen ${load} ms after a reload; ${seen} rows passed while scrolling, ${drawn} in the document`)
  console.log(`| frames over ${longFrame} ms | console | bare page |\n| --- | --- | --- |`)
  console.log(`| scrolling | ${measured.quick} | ${plain.quick} |`)
  console.log(`| scrolling at a pace to read | ${measured.slow} | ${plain.slow} |\n`)
  console.log('| ms | console | bare page | ratio | budget |\n| --- | --- | --- | --- | --- |')
  for (const [name, budget] of Object.entries(budgets)) {
    const [ours, theirs] = [measured[name as Figure], plain[name as Figure]]
    const ratio = ours / theirs
    if (ratio > budget) process.exitCode = 1
    console.log(
      `| ${name} | ${ours.toFixed(0)} | ${theirs.toFixed(0)} | ${ratio.toFixed(1)} | ${budget}${ratio > budget ? ' (over)' : ''} |`,
    )
  }
} finally {
  await stage.close()
  await browser.close()
}
