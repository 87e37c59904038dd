import { expect, test } from 'vitest'
import { createMemoryWorld } from '../test/in-memory-world.ts'
import { run, usage } from './run.ts'

async function refusal(...args: string[]) {
  const { world, complained } = createMemoryWorld({})
  const code = await run(args, world)
  return [code, complained[0]?.split('\n')[0]]
}

test('usage on request', async () => {
  for (const args of [[], ['help'], ['--help'], ['faq', 'build', '-h']]) {
    const { world, said } = createMemoryWorld({})
    expect(await run(args, world)).toBe(0)
    expect(said).toEqual([usage])
  }
})

test('a wrong command says what is wrong with it', async () => {
  expect(await refusal('chek', '.')).toEqual([2, 'unknown command "chek", did you mean "check"?'])
  expect(await refusal('faq', 'bild', '.')).toEqual([2, 'unknown command "faq bild", did you mean "faq build"?'])
  expect(await refusal('faq', 'build', 'help')).toEqual([2, '"faq build" needs --out and a folder to write to'])
  expect(await refusal('faq', 'build', 'help', '--out')).toEqual([2, '--out needs a value'])
  expect(await refusal('faq', 'build', 'help', '--ot', 'x')).toEqual([
    2,
    'unknown option "--ot", did you mean "--out"?',
  ])
  expect(await refusal('faq', 'check', 'help', '--out', 'x')).toEqual([2, '"faq check" takes no --out'])
  expect(await refusal('check')).toEqual([2, '"check" needs a folder'])
  expect(await refusal('check', 'a', 'b')).toEqual([2, '"check" takes one folder, and there is also "b"'])
})
