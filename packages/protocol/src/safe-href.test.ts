import { expect, test } from 'vitest'
import { safeHref } from './safe-href.ts'

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  '/path',
  '',
])('[T4] %j leads nowhere', (href) => {
  expect(safeHref(href)).toBeNull()
})

test('web, mail and phone may be followed, relative to where they stand', () => {
  expect(safeHref('mailto:a@b.example')).toBe('mailto:a@b.example')
  expect(safeHref('/returns', 'https://shop.example/a')).toBe('https://shop.example/returns')
  expect(safeHref('javascript:x', 'https://shop.example/')).toBeNull()
})
