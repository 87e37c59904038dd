import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { projectRoot } from './demo.ts'

const folder = resolve(projectRoot, 'dist/console')

interface Chunk {
  file: string
  src?: string
  isEntry?: boolean
  css?: string[]
  imports?: string[]
}
type Manifest = Record<string, Chunk>

/** A chunk with all that it brings along at once, style sheets too. */
function filesOf(manifest: Manifest, key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const sheet of chunk.css ?? []) seen.add(sheet)
  for (const each of chunk.imports ?? []) filesOf(manifest, each, seen)
  return seen
}

const weigh = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(resolve(folder, file))).length, 0)

/** Gzip bytes of the agents' screen: what is there before anything shows, in the heaviest language, and what is fetched later. */
export function measureConsole(): Record<string, number> {
  const manifest = JSON.parse(readFileSync(resolve(folder, '.vite/manifest.json'), 'utf8')) as Manifest
  const keys = Object.keys(manifest)
  const entry = keys.find((key) => manifest[key]?.isEntry) ?? ''
  const first = filesOf(manifest, entry)
  const heaviest = (part: string): number =>
    Math.max(0, ...keys.filter((key) => key.endsWith(`.json?${part}`)).map((key) => weigh(filesOf(manifest, key))))
  const allOf = (pattern: RegExp) =>
    new Set(keys.filter((key) => pattern.test(key)).flatMap((key) => [...filesOf(manifest, key)]))
  const surveys = allOf(/reports\/read-surveys\.ts$/)
  // Fetched as soon as the first screen stands, so that it is there before anybody goes further.
  const soon = new Set([...first, ...surveys])
  const beyond = (pattern: RegExp, there = soon): number =>
    weigh([...allOf(pattern)].filter((file) => !soon.has(file) && !there.has(file)))
  const installing = /setup\/(install|site)-section\.tsx$/
  const reports = /reports\/reports-screen\.tsx$/
  return {
    'console, first load': weigh(first) + heaviest('first'),
    'console, sentences of later screens': heaviest('later'),
    'console, what a site may hold': weigh([...surveys].filter((file) => !first.has(file))),
    'console, sentences of the reports': heaviest('reports'),
    'console, reports': beyond(reports),
    'console, charts': beyond(/reports\/charts\/index\.ts$/, allOf(reports)),
    'console, writing': beyond(/content\/content-screen\.tsx$/),
    'console, settings': beyond(/settings\/settings-screen\.tsx$/),
    'console, installing': beyond(installing),
    'console, consent and data': beyond(/shopper\/kept\.tsx$/),
    'console, pages': beyond(/setup\/pages\.tsx$/, allOf(installing)),
  }
}
