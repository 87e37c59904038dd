import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../src/demo.ts'
import { budgets, measureRounds, measureSizes } from '../src/sizes.ts'

const sizes = measureSizes()

test('every part has a budget and every budget its part', () => {
  expect(Object.keys(sizes).sort()).toEqual(Object.keys(budgets).sort())
})

test.each(Object.entries(budgets))('%s travels within its limit', (part, { limit }) => {
  expect(sizes[part]).toBeGreaterThan(0)
  expect(sizes[part]).toBeLessThanOrEqual(limit)
})

test('the panel stands after two rounds, its code and its language; what comes soon after takes no more', () => {
  expect(measureRounds()).toEqual({ panel: 1, language: 1, 'what comes soon after': 2 })
})

test('the panel brings the signals that we slimmed, whichever of its files a bundler would take', () => {
  const cdn = resolve(projectRoot, 'dist/cdn')
  const manifest = JSON.parse(readFileSync(resolve(cdn, '.vite/manifest.json'), 'utf8'))
  const { file } = manifest['packages/widget/src/core/index.ts']
  const code = readFileSync(resolve(cdn, file), 'utf8')
  expect(code).toContain('Cycle detected')
  expect(code).not.toContain('Out-of-order')
})
