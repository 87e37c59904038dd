import { describe, expect, test } from 'vitest'
import { type Box, placeGreeting } from './place.ts'

const viewport = { width: 1280, height: 800 }
const card = { width: 320, height: 160 }
const launcher: Box = { x: 1204, y: 724, width: 56, height: 56 }
const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height })
const place = (
  obstacles: Box[],
  over: Partial<{ viewport: typeof viewport; launcher: Box; position: 'left' | 'right' }> = {},
) =>
  placeGreeting(over.viewport ?? viewport, card, obstacles, over.launcher ?? launcher, {
    position: over.position ?? 'right',
  })

describe('place of a greeting', () => {
  test('over the launcher, at its edge', () => {
    expect(place([])).toMatchObject({ x: 940, y: 552 })
  })
  test('mirrored on the left', () => {
    const left = { ...launcher, x: 20 }
    expect(place([], { launcher: left, position: 'left' })).toMatchObject({ x: 20, y: 552 })
  })
  test('raised above a button', () => {
    expect(place([box(1000, 600, 200, 48)])).toMatchObject({ x: 940, y: 428 })
  })
  test('touching is not covering', () => {
    expect(place([box(1000, 712, 100, 20), box(840, 600, 100, 40)])).toMatchObject({ y: 552 })
  })
  test('raised above one and then the next', () => {
    expect(place([box(1000, 600, 200, 48), box(1000, 500, 100, 30)])).toMatchObject({ y: 328 })
  })
  test('across when the near side is full up to the middle', () => {
    const column = [600, 500, 400, 300].map((y) => box(1000, y, 200, 48))
    expect(place(column)).toMatchObject({ x: 16, y: 620 })
  })
  test('only a badge when both are taken', () => {
    const column = [600, 500, 400, 300].map((y) => box(1000, y, 200, 48))
    expect(place([...column, box(0, 700, 1280, 100)])).toBeNull()
  })
  test('only a badge where the card does not fit at all', () => {
    expect(place([], { viewport: { width: 320, height: 500 } })).toBeNull()
  })
  test('stays inside a narrow viewport', () => {
    const at = { viewport: { width: 360, height: 700 }, launcher: box(296, 636, 48, 48) }
    expect(place([], at)).toMatchObject({ x: 24 })
  })
  test('never covers an obstacle, wherever they are', () => {
    let seed = 7
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31
      return seed % below
    }
    for (let round = 0; round < 500; round++) {
      const obstacles = Array.from({ length: random(6) }, () =>
        box(random(1200), random(760), 20 + random(300), 20 + random(60)),
      )
      const found = place(obstacles)
      if (!found) continue
      const { x, y } = found
      expect(x >= 0 && y >= 0 && x + card.width <= viewport.width && y + card.height <= viewport.height).toBe(true)
      for (const one of [...obstacles, launcher]) {
        const apart =
          x + card.width <= one.x || one.x + one.width <= x || y + card.height <= one.y || one.y + one.height <= y
        expect(apart).toBe(true)
      }
    }
  })
})
