import { expect, test } from 'vitest'
import { optionsFromEnvironment, optionTable, parseOptions } from './options.ts'

const required = { dataDir: 'data', static: { cdn: 'a', console: 'b' }, sites: [{ folder: 'c', help: null }] }

test('defaults fill in what is not given', () => {
  const options = parseOptions({ ...required, host: undefined })
  expect(options).toMatchObject({
    port: 0,
    host: '127.0.0.1',
    allowedOrigins: '*',
    messageLimit: { count: 10, perMs: 10_000 },
  })
})

test('environment variables become options of their type, and are checked like them', () => {
  const env = { PORT: '8080', DESKBELL_ALLOWED_ORIGINS: 'https://a.example, https://b.example', HOST: '', OTHER: 'x' }
  expect(optionsFromEnvironment(env)).toEqual({
    port: 8080,
    allowedOrigins: ['https://a.example', 'https://b.example'],
  })
  expect(() => parseOptions({ ...required, ...optionsFromEnvironment({ PORT: 'http' }) })).toThrow(/^port is "http"/)
})

test('every option has a sentence, and no two share an environment name', () => {
  const rows = Object.values(optionTable)
  for (const { sentence, type } of rows) expect([sentence.endsWith('.'), type.length > 3]).toEqual([true, true])
  const names = rows.flatMap(({ env }) => env ?? [])
  expect(new Set(names).size).toBe(names.length)
})
