import { expect, test } from 'vitest'
import type { WidgetOptions } from '../../seams.ts'
import { cardStyle, textOn } from './style.ts'

/** Relative luminance (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance). */
const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
const luminance = (colour: string): number => {
  const [r, g, b] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255))
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
const contrast = (colour: string): number => {
  const own = luminance(colour) + 0.05
  return textOn(colour) === '#000' ? own / 0.05 : 1.05 / own
}

test('text on any accent reaches 4.5:1', () => {
  const steps = Array.from({ length: 52 }, (_, i) => (i * 5).toString(16).padStart(2, '0'))
  const colours = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => `#${r}${g}${b}`)))
  expect(colours.filter((one) => contrast(one) < 4.5)).toEqual([])
})

test.each([
  ['light', 'not all'],
  ['dark', 'all'],
  ['auto', '(prefers-color-scheme:dark)'],
] as const)('%s is dark when %s', (theme, when) => {
  expect(cardStyle({ theme, accent: null } as WidgetOptions)).toContain(`@media ${when}{.greeting{--ink:#eeeff2`)
})

test('the accent of the shop wins over both schemes', () => {
  const sheet = cardStyle({ theme: 'auto', accent: '#ffcc00' } as WidgetOptions)
  expect(sheet.indexOf('--main:#ffcc00;--on:#000')).toBeGreaterThan(sheet.indexOf('--main:#4fc4ab'))
})
