import type { Setup } from '@deskbell/protocol'
import { act, cleanup, fireEvent } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'
import { inkOn, type Place, plainLook, platforms, policyOf, tagOf } from '../src/setup/snippets.ts'
import { idOf, noon } from './fake-world.ts'
import { renderConsole, type Shown, settle } from './render-console.tsx'

afterEach(cleanup)

const nothing: Setup = { url: null, allowedOrigins: '*', addedOrigins: [], seen: [], answered: null, replied: null }

async function show(setup: Setup): Promise<Shown> {
  const shown = renderConsole((fake) => {
    fake.answers.set('setup:read', () => ({ ok: true, setup }))
  }, '#/settings/install')
  await settle()
  return shown
}
const steps = (shown: Shown) => Array.from(shown.container.querySelectorAll('.steps h3 .tag'), (tag) => tag.textContent)

test('three steps tick themselves off as they happen', async () => {
  const shown = await show(nothing)
  expect(steps(shown)).toEqual(['waiting for it', 'waiting for it', 'waiting for it'])
  const seen = [{ origin: 'https://shop.example', at: noon }]
  shown.fake.answers.set('setup:read', () => ({ ok: true, setup: { ...nothing, seen } }))
  await settle(() => shown.world.clock.turn(3000))
  expect(steps(shown)).toEqual(['done', 'waiting for it', 'waiting for it'])
  const there = { conversation: idOf(4), at: noon }
  shown.fake.answers.set('setup:read', () => ({
    ok: true,
    setup: { ...nothing, seen, answered: there, replied: there },
  }))
  await settle(() => shown.world.clock.turn(3000))
  expect(steps(shown)).toEqual(['done', 'done', 'done'])
  expect(shown.container.querySelector('.steps')?.textContent).toContain('https://shop.example')
  shown.end()
})

test('F169 F170 the tag follows look and shop system, and is copied', async () => {
  const shown = await show(nothing)
  const code = () => shown.container.querySelector('.snippet code')?.textContent ?? ''
  expect(code()).toBe(
    '<script async src="https://chat.example.com/deskbell.js" data-site-key="rosso" data-greetings="on"></script>',
  )
  act(() => void fireEvent.input(shown.getByLabelText('Your colour'), { target: { value: '#8a1c2b' } }))
  expect(code()).toContain(' data-accent="#8a1c2b"')
  const platform = shown.getByLabelText('Your shop runs on') as HTMLSelectElement
  platform.value = 'gtm'
  act(() => void fireEvent.change(platform))
  expect(code()).toContain("document.createElement('script')")
  await settle(() => shown.getByRole('button', { name: 'Copy' }).click())
  expect(shown.world.marks.findLast(([what]) => what === 'copy')?.[1]).toBe(code())
  shown.end()
})

test('the look is seen as it is chosen: colour, what is read on it, side, light or dark', async () => {
  const shown = await show(nothing)
  const seen = () => {
    const preview = shown.container.querySelector<HTMLElement>('.look-preview')!
    const tones = ['--look', '--on-look'].map((name) => preview.style.getPropertyValue(name))
    return [...tones, preview.classList.contains('left'), preview.dataset.theme]
  }
  const choose = (label: string, value: string) => {
    const field = shown.getByLabelText(label) as HTMLSelectElement
    field.value = value
    act(() => void fireEvent.change(field))
  }
  expect(seen()).toEqual(['#006b58', inkOn('#006b58'), false, 'auto'])
  act(() => void fireEvent.input(shown.getByLabelText('Your colour'), { target: { value: '#ffd400' } }))
  choose('Corner', 'left')
  choose('Colours', 'dark')
  expect(seen()).toEqual(['#ffd400', inkOn('#ffd400'), true, 'dark'])
  expect(inkOn('#ffd400')).not.toBe(inkOn('#006b58'))
  shown.end()
})

const place: Place = {
  url: 'https://chat.example.com',
  site: 'rosso',
  look: { accent: '#8A1C2B', position: 'left', theme: 'dark', greetings: false },
}

test('every shop system gets the address, the site and the look', () => {
  for (const { id, code } of platforms) {
    const text = code(place)
    expect([id, text.includes('https://chat.example.com/deskbell.js')]).toEqual([id, true])
    for (const value of ['rosso', '#8A1C2B', 'left', 'dark']) expect([id, text.includes(value)]).toEqual([id, true])
    expect([id, text.includes('greetings')]).toEqual([id, false])
  }
})

test('what runs in an old editor is ES5, and nothing ends the script before its end', () => {
  const gtm = platforms.find(({ id }) => id === 'gtm')!.code(place)
  expect(gtm).not.toMatch(/=>|`|\b(const|let)\b/)
  expect(tagOf({ ...place, site: '"><script>' })).not.toContain('"><script>')
  expect(gtm.match(/<\/script>/g)).toHaveLength(1)
})

test('the policy names two hosts and nothing unsafe; words on a colour can be read', () => {
  expect(policyOf('https://chat.example.com')).toBe(
    'script-src https://chat.example.com; connect-src https://chat.example.com wss://chat.example.com; img-src https://chat.example.com data: blob:',
  )
  expect([inkOn('#ffee00'), inkOn('#006b58'), inkOn('#000000')]).toEqual(['#000000', '#ffffff', '#ffffff'])
  expect(plainLook.greetings).toBe(true)
})

test('whoever runs a new site is led there until a page has asked for the widget', async () => {
  const open = async (seen: Setup['seen']) => {
    const shown = renderConsole((fake) => {
      fake.answers.set('setup:read', () => ({ ok: true, setup: { ...nothing, seen } }))
    })
    await settle()
    const bar = shown.queryByText(/No page has asked for the widget yet/)
    shown.end()
    cleanup()
    return bar?.querySelector('a')?.getAttribute('href') ?? null
  }
  expect(await open([])).toBe('#/settings/install')
  expect(await open([{ origin: 'https://shop.example', at: noon }])).toBeNull()
})

const added = (origin: string) => ({ origin, at: noon, by: 'Mari' })

test('[M241] pages are named by the owner: what is wrong is said with its fix, what is right is let in', async () => {
  const shown = await show({ ...nothing, seen: [{ origin: 'https://www.shop.example', at: noon }] })
  expect(shown.getByText(/Any page may show the widget/)).toBeTruthy()
  shown.fake.answers.set('origin:add', ({ origin }) => ({ ok: true, added: [added(origin)] }))
  const field = () => shown.getByLabelText('Address of a page') as HTMLInputElement
  const add = (value: string) =>
    settle(() => {
      field().value = value
      fireEvent.submit(field().form!)
    })
  for (const [value, fix] of [
    ['shop.example', 'https://shop.example'],
    ['ftp://shop.example', 'https://shop.example'],
    ['https://*.com', 'https://*.shop.example'],
  ] as const) {
    await add(value)
    expect(field().getAttribute('aria-invalid')).toBe('true')
    expect(shown.getByText(`“${value}” is no address of pages. Write ${fix}.`)).toBeTruthy()
  }
  expect(shown.fake.calls.filter(([command]) => command === 'origin:add')).toEqual([])
  await add('https://Shop.example/cart?x=1')
  expect(shown.fake.calls).toContainEqual(['origin:add', { origin: 'https://shop.example' }])
  expect(shown.queryByText(/Any page may show the widget/)).toBeNull()
  expect(field().value).toBe('')
  // What asked and is kept out now is let in with one press.
  await settle(() => shown.getByRole('button', { name: 'Add https://www.shop.example' }).click())
  expect(shown.fake.calls).toContainEqual(['origin:add', { origin: 'https://www.shop.example' }])
  shown.end()
})

test('[M242] the last page is taken off only by whoever says that any may show it then', async () => {
  const shown = await show({ ...nothing, addedOrigins: [added('https://shop.example')] })
  shown.fake.answers.set('origin:remove', () => ({ ok: true, added: [] }))
  const asked: string[] = []
  const answers = [false, true]
  globalThis.confirm = (text = '') => {
    asked.push(text)
    return answers.shift() ?? false
  }
  const remove = () => settle(() => shown.getByRole('button', { name: 'Remove https://shop.example' }).click())
  await remove()
  expect(shown.fake.calls.filter(([command]) => command === 'origin:remove')).toEqual([])
  await remove()
  expect(shown.fake.calls).toContainEqual(['origin:remove', { origin: 'https://shop.example', open: true }])
  expect(asked[0]).toBe('Take the last one off? Then any page may show the widget.')
  expect(shown.getByText(/Any page may show the widget/)).toBeTruthy()
  shown.end()
})

test('[M244] pages of the server’s configuration are seen and cannot be taken off', async () => {
  const shown = await show({ ...nothing, allowedOrigins: ['https://fixed.example'] })
  expect(shown.getByText('https://fixed.example').closest('li')?.textContent).toContain('set on the server')
  expect(shown.queryByRole('button', { name: /Remove/ })).toBeNull()
  shown.end()
})
