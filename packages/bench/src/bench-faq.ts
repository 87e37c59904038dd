import { cpus } from 'node:os'
import { keepFuseMatch } from '@deskbell/faq/build'
import { makeArticles, makeQueries } from './articles.ts'
import { bundleBytes } from './edge/bundle-bytes.ts'
import { readArticles } from './edge/read-articles.ts'
import { engines } from './engines.ts'
import { measure } from './measure.ts'

const sizes = [50, 500, 5000]
const queriesEach = 60
const seed = 20_260

const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(' | ')} |`)
/** CPU milliseconds of this process: other load on the machine weighs little, unlike on a clock on the wall. */
const cpuMs = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const ms = (value: number) => value.toFixed(2)

console.log(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, seed ${seed}\n`)
row('engine', 'bytes gzip', 'articles', 'index, CPU ms', 'query p50', 'query p95', 'right first')
row('---', '---:', '---:', '---:', '---:', '---:', '---:')
const given = readArticles()
for (const count of sizes) {
  const articles = makeArticles(given, count, seed)
  const queries = makeQueries(articles, queriesEach, seed + count)
  for (const engine of engines) {
    const bytes = await bundleBytes(engine.entry, [keepFuseMatch()].slice(0, engine.name === 'deskbell' ? 1 : 0))
    const { index, p50, p95, first } = measure(engine, articles, queries, cpuMs)
    row(engine.name, bytes, count, ms(index), ms(p50), ms(p95), first.toFixed(2))
  }
}
