import { dryContext, dryRun, pickGreeting } from '@deskbell/greetings'
import { type Cart, GreetingRules, parse, Recording } from '@deskbell/protocol'
import { didYouMean, type Fault, placeOfField } from '@deskbell/protocol/check'
import type { FolderFile, World } from '../world.ts'
import { momentOf, type Recorded } from './moment-of.ts'

export const isRecording = (path: string): boolean => /^recordings\/[^/]+\.json$/.test(path)

function readRules(files: readonly FolderFile[]): GreetingRules | null {
  const file = files.find(({ path }) => path === 'greetings.json')
  const rules = file && parse(GreetingRules, JSON.parse(file.text))
  return rules?.ok ? rules.value : null
}

const wordsOf = ({ currency, total, items }: Cart): string =>
  `cart of ${items.length} ${items.length === 1 ? 'line' : 'lines'}, ${total ?? 'unknown'} ${currency ?? ''}`.trim()

const headOf = ({ page, cart }: Recorded): string => `page ${page}, ${cart ? wordsOf(cart) : 'cart unknown'}`

/** One line per rule: the words that show, or what speaks against it. */
function linesOf(rules: GreetingRules, { moment }: Recorded): { lines: string[]; first: string | null } {
  const rows = dryRun(rules, moment)
  const width = Math.max(0, ...rows.map(({ id }) => id.length))
  const context = dryContext(moment)
  const lines = rows.map(({ id, fires, reasons }) => {
    const words = fires ? `shows  ${pickGreeting(rules, id, context)?.text.text}` : `quiet  ${reasons.join(', ')}`
    return `  ${id.padEnd(width)}  ${words}`
  })
  return { lines, first: rows.find(({ fires }) => fires)?.id ?? null }
}

function wrongOutcome(rules: GreetingRules, { shows }: Recording, first: string | null): Fault[] {
  if (shows === undefined || shows === first) return []
  const ids = rules.greetings.map(({ id }) => id)
  if (shows !== null && !ids.includes(shows)) {
    return [{ field: 'shows', reason: `there is no greeting "${shows}"${didYouMean(shows, ids)}` }]
  }
  const words = (id: string | null) => (id === null ? 'none' : `"${id}"`)
  return [{ field: 'shows', reason: `expected ${words(shows)}, and ${words(first)} shows` }]
}

/**
 * Tries the folder's greeting rules on its recorded pages and carts, and prints for each rule whether it shows and why
 * not. Gives whether all went as the recordings say. Files whose shape is wrong were told before.
 */
export function tryRecordings(folder: string, files: readonly FolderFile[], world: World): boolean {
  const rules = readRules(files)
  if (!rules) return true
  let isGood = true
  for (const file of files.filter(({ path }) => isRecording(path))) {
    const complain = (faults: readonly Fault[]) => {
      for (const { field, reason } of faults) {
        const { line, column } = placeOfField(file.text, field)
        world.complain(`${folder}/${file.path}:${line}:${column}: ${field}: ${reason}`)
      }
      isGood &&= faults.length === 0
    }
    const recording = parse(Recording, JSON.parse(file.text))
    if (!recording.ok) continue
    const html = htmlOf(recording.value, files)
    const recorded = Array.isArray(html) ? html : momentOf(recording.value, html)
    if (Array.isArray(recorded)) {
      complain(recorded)
      continue
    }
    const { lines, first } = linesOf(rules, recorded)
    world.say([`${file.path}: ${headOf(recorded)}`, ...lines].join('\n'))
    complain(wrongOutcome(rules, recording.value, first))
  }
  return isGood
}

function htmlOf({ html = '', htmlFile }: Recording, files: readonly FolderFile[]): string | Fault[] {
  if (htmlFile === undefined) return html
  const file = files.find(({ path }) => path === `recordings/${htmlFile}`)
  return file?.text ?? [{ field: 'htmlFile', reason: `there is no recordings/${htmlFile}` }]
}
