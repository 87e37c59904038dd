import { parseArgs } from 'node:util'
import { walk } from './journey.ts'

/**
 * `pnpm fuzz:delivery --seeds 1000`; `--from 501 --seeds 1000` walks the second half; `--seed 17` walks one again, to
 * read what happened.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '50' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
  },
})
const only = values.seed === undefined ? null : Number(values.seed)
const first = only ?? Number(values.from)
const last = only ?? Number(values.seeds)
let failed = 0
let messages = 0
for (let seed = first; seed <= last; seed++) {
  const { faults, trace, stored } = await walk(seed)
  messages += stored.length
  if (only !== null) for (const line of trace) console.log(line)
  if (faults.length === 0) continue
  failed++
  console.error(`seed ${seed}: ${faults.join('\n')}\n  again: pnpm fuzz:delivery --seed ${seed}`)
}
console.log(`${last - first + 1} journeys, ${messages} entries, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
