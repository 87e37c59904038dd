import type { ListedView, SavedView } from '@deskbell/protocol'
import { act, cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { formatRoute, parseRoute } from '../src/route.ts'
import { filterAt, formatFilter, placeOf, viewAt } from '../src/views/place.ts'
import { placeBefore } from '../src/views/saved-views.ts'
import { idOf, summary } from './fake-world.ts'
import { renderConsole, type Shown, settle } from './render-console.tsx'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const saved = (n: number, more: Partial<ListedView> = {}): ListedView => ({
  ...{ id: idOf(900 + n), name: `View ${n}`, shared: false, view: 'inbox', filter: { language: 'et' } },
  ...{ count: n, mine: true },
  ...more,
})
const estonian = saved(3, { name: 'Estonian' })
const urgent = saved(0, { name: 'Urgent', view: 'waiting', filter: { priority: 'urgent', tag: 'vip' }, mine: false })

/** A console whose server keeps these views, as one does. */
async function show(hash?: string, views = [estonian, urgent]): Promise<Shown & { kept(): ListedView[] }> {
  let kept = views
  const shown = renderConsole((fake) => {
    fake.conversations.value = [summary(1), summary(2, { locale: 'de-AT' })]
    fake.tags.value = [{ tag: 'vip', count: 2 }]
    const all = () => ({ ok: true, views: kept })
    fake.answers.set('view:list', all)
    fake.answers.set('view:save', (view: SavedView) => {
      kept = [...kept.filter(({ id }) => id !== view.id), { ...view, count: 0, mine: true }]
      return all()
    })
    fake.answers.set('view:move', ({ id, before }: { id: string; before: string | null }) => {
      const moved = kept.find((each) => each.id === id)!
      const others = kept.filter((each) => each.id !== id)
      const at = before === null ? others.length : others.findIndex((each) => each.id === before)
      kept = others.toSpliced(at, 0, moved).sort((a, b) => Number(a.shared) - Number(b.shared))
      return all()
    })
    fake.answers.set('view:remove', ({ id }: { id: string }) => {
      kept = kept.filter((each) => each.id !== id)
      return all()
    })
  }, hash)
  await settle()
  return Object.assign(shown, { kept: () => kept })
}
const hashOf = ({ world }: Shown): string => world.place.hash.value
const dialog = () => screen.getByRole('dialog', { name: 'Filter' })
const choose = (label: string, value: string) =>
  act(() => {
    fireEvent.change(within(dialog()).getByLabelText(label), { target: { value } })
  })

test('a view is an address: its filter survives reload, and is found again whatever order it is in', () => {
  const route = parseRoute('#/waiting?priority=urgent&tag=vip')
  expect(route).toEqual({ screen: 'inbox', view: 'waiting', query: 'priority=urgent&tag=vip', conversation: null })
  expect(viewAt([estonian, urgent], route)).toBe(urgent)
  expect(viewAt([estonian, urgent], parseRoute('#/inbox'))).toBeUndefined()
  expect(parseRoute(formatRoute(placeOf(urgent)))).toMatchObject({ view: 'waiting', query: 'tag=vip&priority=urgent' })
  expect(filterAt({ screen: 'inbox', view: 'inbox', tag: 'vip', query: 'text=red+shoe', conversation: null })).toEqual({
    ...{ tag: 'vip', text: 'red shoe' },
  })
  expect(formatFilter({ text: 'a&b' })).toBe('text=a%26b')
})

test('F110 saved views stand among the lists with live counts, and the list bears the name', async () => {
  const shown = await show('#/inbox?language=et')
  const link = screen.getByRole('link', { name: /^Estonian/ })
  expect(link.getAttribute('href')).toBe('#/inbox?language=et')
  expect(link.textContent).toContain('3 conversations')
  expect(link.getAttribute('aria-current')).toBe('page')
  expect(screen.getByRole('link', { name: /^Inbox/ }).getAttribute('aria-current')).toBeNull()
  expect(screen.getByRole('heading', { level: 2, name: 'Estonian' })).toBeTruthy()
  expect(shown.fake.calls).toContainEqual(['choose', 'inbox', null, { language: 'et' }])
  const asked = () => shown.fake.calls.filter(([command]) => command === 'view:list').length
  const before = asked()
  await settle(() => {
    shown.fake.counts.value = { ...shown.fake.counts.value!, inbox: 9 }
    shown.world.clock.turn(2000)
  })
  expect(asked()).toBe(before + 1)
  shown.end()
})

test('F filters the list by what is chosen, and clears it again', async () => {
  const shown = await show()
  act(() => shown.press('f'))
  choose('View', 'waiting')
  choose('Assigned to', 'me')
  choose('Language', 'de')
  act(() => {
    fireEvent.input(within(dialog()).getByLabelText('Words'), { target: { value: ' red shoe ' } })
  })
  await settle(() => within(dialog()).getByRole('button', { name: 'Show' }).click())
  expect(hashOf(shown)).toBe('#/waiting?assignee=me&language=de&text=red+shoe')
  expect(shown.fake.calls).toContainEqual([
    ...['choose', 'waiting', null],
    { assignee: 'me', language: 'de', text: 'red shoe' },
  ])
  expect(screen.getByRole('button', { name: 'Filter' }).getAttribute('aria-pressed')).toBe('true')
  act(() => shown.press('f'))
  await settle(() => within(dialog()).getByRole('button', { name: 'Clear' }).click())
  expect(hashOf(shown)).toBe('#/waiting')
  shown.end()
})

test('what is filtered is saved under a name, shared, changed and deleted', async () => {
  const shown = await show('#/inbox?assignee=nobody', [])
  act(() => shown.press('f'))
  const name = () => within(dialog()).getByLabelText<HTMLInputElement>('Name')
  name().value = 'Nobody’s'
  act(() => within(dialog()).getByLabelText<HTMLInputElement>('Share with the team').click())
  await settle(() => within(dialog()).getByRole('button', { name: 'Save' }).click())
  expect(shown.kept()).toMatchObject([
    { name: 'Nobody’s', shared: true, view: 'inbox', filter: { assignee: 'nobody' } },
  ])
  expect(screen.getByRole('heading', { level: 2, name: 'Nobody’s' })).toBeTruthy()
  act(() => shown.press('f'))
  expect(name().value).toBe('Nobody’s')
  name().value = 'Free'
  await settle(() => within(dialog()).getByRole('button', { name: 'Save' }).click())
  expect(shown.kept()).toMatchObject([{ name: 'Free', shared: true }])
  vi.stubGlobal('confirm', () => true)
  act(() => shown.press('f'))
  await settle(() => within(dialog()).getByRole('button', { name: 'Delete' }).click())
  expect(shown.kept()).toEqual([])
  expect(hashOf(shown)).toBe('#/inbox')
  vi.unstubAllGlobals()
  shown.end()
})

test('what the server does not take stays open and says so; a colleague’s shared view can only be read', async () => {
  const shown = await show('#/waiting?tag=vip&priority=urgent')
  shown.fake.answers.set('view:save', () => ({ ok: false, error: { code: 'too_large', retry: false } }))
  act(() => shown.press('f'))
  expect(within(dialog()).queryByRole('button', { name: 'Delete' })).toBeNull()
  within(dialog()).getByLabelText<HTMLInputElement>('Name').value = 'One more'
  await settle(() => within(dialog()).getByRole('button', { name: 'Save' }).click())
  expect(within(dialog()).getByRole('alert').textContent).toBe('The view could not be saved. Try again.')
  shown.end()
})

test('the palette leads into a saved view', async () => {
  const shown = await show()
  await settle(() => shown.press('k', { ctrlKey: true }))
  act(() => {
    fireEvent.input(screen.getByRole('combobox'), { target: { value: 'urgent' } })
  })
  await settle(() => screen.getByRole('option', { name: /Urgent/ }).click())
  await vi.waitFor(() => expect(hashOf(shown)).toBe('#/waiting?tag=vip&priority=urgent'))
  shown.end()
})

test('a view moves among its kind only, and not beyond its ends', () => {
  const [a, b, c] = [saved(1), saved(2), saved(3)] as const
  const [x, y] = [saved(4, { shared: true }), saved(5, { shared: true })] as const
  const all = [a, b, c, x, y]
  expect(placeBefore(all, b.id, -1)).toBe(a.id)
  expect(placeBefore(all, a.id, 1)).toBe(c.id)
  expect(placeBefore(all, b.id, 1)).toBeNull()
  expect(placeBefore(all, c.id, 1)).toBeUndefined()
  expect(placeBefore(all, x.id, -1)).toBeUndefined()
  expect(placeBefore(all, y.id, -1)).toBe(x.id)
})

test('[M280] F110 a view is moved by Alt and arrow with focus kept and its place said, and by buttons; others’ are not', async () => {
  const [one, two] = [saved(1, { name: 'One', filter: { tag: 'a' } }), saved(2, { name: 'Two', filter: { tag: 'b' } })]
  const shown = await show('#/inbox?tag=b', [one, two, { ...urgent, shared: true }])
  const link = (name: RegExp) => screen.getByRole('link', { name })
  const names = () =>
    Array.from(
      screen.getByRole('list', { name: 'Saved views' }).querySelectorAll('.tag-name'),
      (each) => each.textContent,
    )
  link(/^Two/).focus()
  await settle(() => shown.press('ArrowUp', { altKey: true }))
  await settle()
  expect(names()).toEqual(['Two', 'One', 'Urgent'])
  expect(document.activeElement).toBe(link(/^Two/))
  expect(screen.getByText('Two: 1 of 2')).toBeTruthy()
  await settle(() => shown.press('ArrowUp', { altKey: true }))
  link(/^Urgent/).focus()
  await settle(() => shown.press('ArrowUp', { altKey: true }))
  const moves = () => shown.fake.calls.filter(([command]) => command === 'view:move').length
  expect([names(), moves()]).toEqual([['Two', 'One', 'Urgent'], 1])
  act(() => shown.press('f'))
  const button = (name: string) => within(dialog()).getByRole('button', { name })
  expect(button('Move up').getAttribute('aria-disabled')).toBe('true')
  await settle(() => button('Move down').click())
  expect([names(), moves()]).toEqual([['One', 'Two', 'Urgent'], 2])
  expect(button('Move down').getAttribute('aria-disabled')).toBe('true')
  shown.end()
})
