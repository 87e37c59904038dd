import { act, cleanup, fireEvent } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import {
  anchoredTop,
  growRange,
  isContinued,
  isSeeking,
  layOutRows,
  overscan,
  rangeOf,
  rowHeight,
  topFor,
} from '../src/inbox/window.ts'
import { idOf, noon, summary } from './fake-world.ts'
import { renderConsole, type Shown } from './render-console.tsx'

afterEach(cleanup)

/** A box of 800 px holds nine rows; some more on either side are drawn ahead. */
const most = 9 + 2 * overscan + 2

const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `c${from + n}`)

test('only the rows that a box can show, and a few around them, are in its range', () => {
  expect(rangeOf(0, 800, 10_000, 6)).toEqual({ first: 0, end: 15 })
  expect(rangeOf(5000 * rowHeight, 800, 10_000, 6)).toEqual({ first: 4994, end: 5015 })
  expect(rangeOf(9_999_999, 800, 10)).toEqual({ first: 10, end: 10 })
  expect(rangeOf(0, 800, 0)).toEqual({ first: 0, end: 0 })
})

test('a frame draws a few rows: those that can be seen first, then those ahead at both ends', () => {
  const wanted = { first: 80, end: 120 }
  const seen = { first: 95, end: 105 }
  // Nothing of what is drawn can be seen: first what one moves towards.
  expect(growRange({ first: 0, end: 20 }, seen, wanted, 4)).toEqual({ first: 101, end: 105 })
  expect(growRange({ first: 200, end: 220 }, seen, wanted, 4)).toEqual({ first: 95, end: 99 })
  expect(growRange({ first: 90, end: 100 }, seen, wanted, 4)).toEqual({ first: 90, end: 104 })
  expect(growRange({ first: 60, end: 119 }, seen, wanted, 4)).toEqual(wanted)
  expect(growRange(seen, seen, wanted, 4)).toEqual({ first: 93, end: 107 })
  let range = { first: 0, end: 20 }
  for (let frame = 0; frame < 10; frame++) {
    const next = growRange(range, seen, wanted, 4)
    if (frame > 0) expect(next.end - next.first - (range.end - range.first)).toBeLessThanOrEqual(4)
    range = next
  }
  expect(range).toEqual(wanted)
})

test('what goes by too quickly to be read is not drawn on the way', () => {
  expect(isSeeking(0, 2 * rowHeight)).toBe(false)
  expect(isSeeking(5000, 5000 - 2 * rowHeight)).toBe(false)
  expect(isSeeking(0, 6 * rowHeight)).toBe(true)
  expect(isSeeking(5000, 5000 - 6 * rowHeight)).toBe(true)
})

test('what must be there at once is drawn at once', () => {
  const wanted = { first: 80, end: 120 }
  for (const drawn of [
    { first: 0, end: 20 },
    { first: 90, end: 100 },
    { first: 0, end: 0 },
  ]) {
    const whole = growRange(drawn, { first: 95, end: 105 }, wanted, Number.POSITIVE_INFINITY)
    expect(whole.first).toBeLessThanOrEqual(95)
    expect(whole.end).toBeGreaterThanOrEqual(105)
  }
  expect(growRange({ first: 0, end: 0 }, { first: 0, end: 0 }, { first: 0, end: 0 })).toEqual({ first: 0, end: 0 })
})

test('rows that come at the end of the list move nothing that is there', () => {
  expect(isContinued(ids(0, 3), ids(0, 5))).toBe(true)
  expect(isContinued([], ids(0, 5))).toBe(false)
  expect(isContinued(ids(0, 3), ids(0, 3))).toBe(false)
  expect(isContinued(ids(0, 3), ['new', ...ids(0, 3)])).toBe(false)
})

test('rows and gaps together always make up the whole list', () => {
  for (const keep of [[], [50], [0, 99], [-1, 100], [7, 7]]) {
    const pieces = layOutRows(100, { first: 5, end: 9 }, keep)
    const sum = pieces.reduce((rows, piece) => rows + (piece.kind === 'gap' ? piece.rows : 1), 0)
    expect(sum).toBe(100)
  }
  expect(layOutRows(100, { first: 0, end: 1 }, [50])).toEqual([
    { kind: 'row', index: 0 },
    { kind: 'gap', rows: 49, at: 1 },
    { kind: 'row', index: 50 },
    { kind: 'gap', rows: 49, at: 51 },
  ])
})

test('a row is scrolled to only as far as it takes', () => {
  expect(topFor(0, 100, 800)).toBe(0)
  expect(topFor(2, 100, 800)).toBe(100)
  expect(topFor(10, 0, 800)).toBe(11 * rowHeight - 800)
})

test('what is read stays in its place', () => {
  const before = ids(0, 100)
  const top = 20 * rowHeight + 10
  expect(anchoredTop(before, ['new', ...before], top, 800)).toBe(top + rowHeight)
  expect(anchoredTop(before, before.slice(3), top, 800)).toBe(top - 3 * rowHeight)
  // The first visible one went to the top: the others moved down by one, above them it is none.
  const moved = ['c20', ...before.filter((id) => id !== 'c20')]
  expect(anchoredTop(before, moved, top, 800)).toBe(top)
  expect(anchoredTop(before, ['new', ...before], 0, 800)).toBe(0)
  expect(anchoredTop(before, [], top, 800)).toBe(top)
})

const many = Array.from({ length: 10_000 }, (_, n) => summary(n, { waitingSince: noon - 10_000_000 + n }))
const show = (hash?: string): Shown =>
  renderConsole((fake) => {
    fake.conversations.value = many
  }, hash)
const rows = ({ container }: Shown) => Array.from(container.querySelectorAll<HTMLElement>('[data-conversation]'))
const box = ({ container }: Shown) => container.querySelector<HTMLElement>('.list ul')!
/** Scrolls there, and waits for the frames that draw what is there and around it. */
async function scroll(shown: Shown, top: number): Promise<void> {
  box(shown).scrollTop = top
  act(() => {
    fireEvent.scroll(box(shown))
  })
  const ahead = Math.min(10_000, Math.ceil((top + 800) / rowHeight) + overscan)
  const behind = Math.max(0, Math.floor(top / rowHeight) - overscan) + 1
  const drawn = () => rows(shown).map((row) => Number(row.closest('li')?.getAttribute('aria-posinset')))
  await vi.waitFor(() => expect(drawn()).toEqual(expect.arrayContaining([behind, ahead])))
}

test('of ten thousand conversations a bounded number is in the document, wherever one has scrolled', async () => {
  const shown = show()
  for (const top of [0, 300, 5000 * rowHeight, 10_000 * rowHeight - 800]) {
    await scroll(shown, top)
    expect(rows(shown).length).toBeGreaterThan(8)
    expect(rows(shown).length).toBeLessThanOrEqual(most)
  }
  await scroll(shown, 5000 * rowHeight)
  expect(rows(shown).map((row) => row.dataset.conversation)).toContain(idOf(5000))
  shown.end()
})

test('the whole list has its height, and every row says which of how many it is', async () => {
  const shown = show()
  await scroll(shown, 700 * rowHeight)
  const gaps = Array.from(box(shown).querySelectorAll('.gap svg'), (svg) => Number(svg.getAttribute('height')))
  expect(gaps.reduce((sum, height) => sum + height, 0) + rows(shown).length * rowHeight).toBe(10_000 * rowHeight)
  const item = rows(shown)
    .find((row) => row.dataset.conversation === idOf(700))
    ?.closest('li')
  expect(item?.getAttribute('aria-setsize')).toBe('10000')
  expect(item?.getAttribute('aria-posinset')).toBe('701')
  shown.end()
})

test('J moves on row by row beyond what was drawn, with the focused row in view', () => {
  const shown = show()
  for (let presses = 0; presses < 60; presses++) act(() => shown.press('j'))
  expect((document.activeElement as HTMLElement).dataset.conversation).toBe(idOf(59))
  expect(box(shown).scrollTop).toBe(60 * rowHeight - 800)
  for (let presses = 0; presses < 59; presses++) act(() => shown.press('k'))
  expect((document.activeElement as HTMLElement).dataset.conversation).toBe(idOf(0))
  expect(box(shown).scrollTop).toBe(0)
  expect(rows(shown).length).toBeLessThanOrEqual(most)
  shown.end()
})

test('a focused row stays in the document when it is scrolled away, and J goes on from it', async () => {
  const shown = show()
  rows(shown)[3]?.focus()
  await scroll(shown, 4000 * rowHeight)
  expect((document.activeElement as HTMLElement).dataset.conversation).toBe(idOf(3))
  act(() => shown.press('j'))
  expect((document.activeElement as HTMLElement).dataset.conversation).toBe(idOf(4))
  expect(box(shown).scrollTop).toBe(4 * rowHeight)
  shown.end()
})

test('a new conversation on top moves nothing that is being read', async () => {
  const shown = show()
  await scroll(shown, 100 * rowHeight + 20)
  act(() => {
    shown.fake.conversations.value = [summary(20_000), ...many]
  })
  expect(box(shown).scrollTop).toBe(101 * rowHeight + 20)
  expect(rows(shown).map((row) => row.dataset.conversation)).toContain(idOf(100))
  await scroll(shown, 0)
  act(() => {
    shown.fake.conversations.value = [summary(20_001), summary(20_000), ...many]
  })
  expect(box(shown).scrollTop).toBe(0)
  expect(rows(shown)[0]?.dataset.conversation).toBe(idOf(20_001))
  shown.end()
})

test('the conversation that is opened by address or key is shown in the list', () => {
  const shown = show(`#/inbox/${idOf(800)}`)
  expect(box(shown).scrollTop).toBe(801 * rowHeight - 800)
  act(() => shown.press('∆', { altKey: true, code: 'KeyJ' }))
  expect(box(shown).scrollTop).toBe(802 * rowHeight - 800)
  expect(box(shown).querySelector('[aria-current="true"]')?.getAttribute('data-conversation')).toBe(idOf(801))
  shown.end()
})
