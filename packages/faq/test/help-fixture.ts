import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HelpFile } from '../src/articles/index.ts'

const folder = join(import.meta.dirname, 'fixtures/help')

/** A small shop's help in two languages. */
export const helpFixture = (): HelpFile[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(md|yaml)$/.test(path))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(folder, path), 'utf8') }))
