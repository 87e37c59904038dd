import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contrast, fromOklch, parseHex, toHex, toOklch } from './colour.ts'
import { deriveTones, type Tones, toProperties } from './index.ts'

const rgb = (hex: string) => parseHex(hex)!
const ratio = (a: string, b: string) => contrast(rgb(a), rgb(b))
/** Surfaces as the style sheet names them: white, surface-2, surface-3, and their dark counterparts. */
const surfaces = {
  light: ['#ffffff', '#f5f7f9', '#ebedf0'],
  dark: ['#15171c', '#1d2126', '#282c31'],
}

/** Same seed, same colours. */
function* colours(count: number): Generator<string> {
  let seed = 7
  for (let i = 0; i < count; i++) {
    seed = (seed * 1103515245 + 12345) % 2147483648
    yield `#${(seed % 0xffffff).toString(16).padStart(6, '0')}`
  }
}

const edges = [
  '#000',
  '#ffffff',
  '#ffff00',
  '#ffd400',
  '#777777',
  '#767676',
  '#00ff00',
  '#0000ff',
  '#fefefe',
  '#ff0000',
]

test('text on and of every tone reaches AA, whatever colour a shop chooses', () => {
  for (const hex of [...edges, ...colours(600)]) {
    const tones = deriveTones(hex)!
    for (const scheme of ['light', 'dark'] as const) {
      const { accent, on, strong, soft } = tones[scheme]
      expect(ratio(on, accent), `${hex} ${scheme}: text on accent`).toBeGreaterThanOrEqual(4.5)
      for (const surface of [...surfaces[scheme], soft]) {
        expect(ratio(strong, surface), `${hex} ${scheme}: strong on ${surface}`).toBeGreaterThanOrEqual(4.5)
      }
      if (scheme === 'dark') expect(ratio(accent, '#15171c'), `${hex}: accent on dark`).toBeGreaterThanOrEqual(3)
    }
  }
})

test('in the light the shop keeps its own colour', () => {
  expect(deriveTones('#C00')!.light.accent).toBe('#cc0000')
})

test('the style sheet has the tones of our own colour, so that nothing is derived for it', () => {
  const css = readFileSync(join(import.meta.dirname, '../panel/panel.css'), 'utf8')
  const written = (selector: string) => css.split(`${selector} {`)[1]!.split('}')[0]!
  const says = (tones: Tones) => Object.entries(toProperties(tones)).map(([name, tone]) => `${name}: ${tone};`)
  const { light, dark } = deriveTones('#006c58')!
  for (const tone of says(light)) expect(written('.panel')).toContain(tone)
  for (const tone of says(dark)) expect(written('.panel.dark')).toContain(tone)
})

test('[T7] what is no colour gives no tones', () => {
  for (const text of ['red', '', '#12345', 'url(x)', '#gggggg']) expect(deriveTones(text)).toBeNull()
})

test('colours survive the way through OKLCH', () => {
  for (const hex of colours(100)) expect(toHex(fromOklch(toOklch(rgb(hex))))).toBe(hex)
})

test('contrast is that of WCAG', () => {
  expect(ratio('#000000', '#ffffff')).toBe(21)
  expect(ratio('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})
