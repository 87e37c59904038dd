import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { expect, test, vi } from 'vitest'
import { createCallable, readQueue, replay, type Verbs } from '../../../packages/widget/src/launcher/index.ts'
import { parseOptions } from '../../../packages/widget/src/options.ts'

const html = readFileSync(resolve(import.meta.dirname, '../index.html'), 'utf8')
const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code]) => code!)

test('the tag has right settings only', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const data = Object.fromEntries(
    [...html.matchAll(/data-([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [
      name!.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  )
  const options = parseOptions(data, [], { baseUrl: 'http://localhost:4100', position: 'right' })
  expect(options).toMatchObject({ siteKey: 'rosso', greetings: 'on', accent: '#8a1c2b' })
  expect(warn).not.toHaveBeenCalled()
})

test('what the page calls before the script has come runs when it has', () => {
  let click = (_: object) => {}
  const document = { getElementById: () => ({ addEventListener: (_: string, run: typeof click) => (click = run) }) }
  const page: Record<string, unknown> = createContext({ console, document })
  runInContext(`var window = globalThis; ${scripts.join(';')}`, page)
  click({ preventDefault() {} })
  const asked: unknown[] = []
  const verbs = { on: (name: string) => asked.push(['on', name]), open: (view: string) => asked.push(['open', view]) }
  const { q } = page.Deskbell as { q: ArrayLike<unknown>[] }
  replay(createCallable(verbs as unknown as Verbs), readQueue(q))
  expect(asked).toEqual([
    ['on', 'panel:opened'],
    ['open', 'help'],
  ])
})
