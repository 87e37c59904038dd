import { expect, test } from 'vitest'
import { seal, unseal } from './seal.ts'

test('[M201] [T79] what was sealed is read with the same key, and nothing else is', () => {
  const sealed = seal('key', '{"hint":"ä"}')
  expect(unseal('key', sealed)).toBe('{"hint":"ä"}')
  const others = [
    '',
    '{}',
    '{"hint":"ä"}',
    sealed.replace('ä', 'a'),
    `x${sealed.slice(1)}`,
    sealed.slice(1),
    'ü'.repeat(99),
  ]
  expect(others.map((each) => unseal('key', each))).toEqual(others.map(() => null))
  expect(unseal('other', sealed)).toBe(null)
})
