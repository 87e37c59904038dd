import type { Deskbell } from '@deskbell/widget/launcher'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

const log = { error: vi.fn(), warn: vi.fn() }
const page = window as unknown as { Deskbell?: unknown; DeskbellSettings?: unknown }
const deskbell = () => page.Deskbell as Deskbell
const hosts = () => [...document.querySelectorAll('*')].filter((element) => element.shadowRoot)

/** Runs the tag's script once, as the browser would for a tag with these attributes. */
async function runTag(
  attributes: Record<string, string> | Element | null = { 'data-site-key': 'rosso' },
): Promise<void> {
  let current = attributes as Element | null
  if (attributes && !(attributes instanceof Element)) {
    current = document.createElement('script')
    Object.defineProperty(current, 'src', { value: 'https://desk.example/deskbell.js' })
    for (const [name, value] of Object.entries(attributes)) current.setAttribute(name, value)
  }
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(current as HTMLScriptElement | null)
  vi.resetModules()
  await import('./index.ts')
}

beforeEach(() => {
  document.elementsFromPoint = () => []
  vi.stubGlobal('__CHUNKS__', { core: 'assets/core-1.js', greetings: 'assets/greetings-1.js' })
  vi.spyOn(console, 'error').mockImplementation(log.error)
  vi.spyOn(console, 'warn').mockImplementation(log.warn)
})
afterEach(async () => {
  await deskbell()?.destroy?.()
  delete page.Deskbell
  delete page.DeskbellSettings
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  for (const each of Object.values(log)) each.mockReset()
})

test('the tag alone starts the widget, and its attributes are settings', async () => {
  await runTag({ 'data-site-key': 'rosso', 'data-locale': 'et', 'data-turbo-track': 'reload' })
  expect(hosts()).toHaveLength(1)
  expect((hosts()[0] as HTMLElement).lang).toBe('et')
  expect([log.warn.mock.calls, log.error.mock.calls]).toEqual([[], []])
})

test('DeskbellSettings win over attributes', async () => {
  page.DeskbellSettings = { locale: 'pl' }
  await runTag({ 'data-site-key': 'rosso', 'data-locale': 'et' })
  expect((hosts()[0] as HTMLElement).lang).toBe('pl')
})

test('without a site key there is one error that names it, and no widget', async () => {
  await runTag({})
  expect(hosts()).toEqual([])
  expect(log.error.mock.calls).toEqual([[expect.stringContaining('siteKey')]])
})

test('data-manual waits for the page to boot', async () => {
  await runTag({ 'data-site-key': 'rosso', 'data-manual': '' })
  expect(hosts()).toEqual([])
  await deskbell()('boot')
  expect(hosts()).toHaveLength(1)
})

test('the tag put twice is one widget, and the first one', async () => {
  await runTag()
  const first = deskbell()
  await runTag({ 'data-site-key': 'other' })
  expect([deskbell() === first, hosts().length]).toEqual([true, 1])
})

test('destroy takes the global away, and the tag starts anew', async () => {
  await runTag()
  await deskbell().destroy()
  expect([page.Deskbell, hosts()]).toEqual([undefined, []])
  await runTag()
  expect(hosts()).toHaveLength(1)
})

test('destroying a widget leaves a global that is somebody else’s', async () => {
  await runTag()
  const own = deskbell()
  page.Deskbell = 'mine'
  await own.destroy()
  expect(page.Deskbell).toBe('mine')
  delete page.Deskbell
})

test('what cannot be fetched does not reach the page', async () => {
  await runTag({ 'data-site-key': 'rosso', 'data-base-url': 'https://nowhere.invalid' })
  const heard = vi.fn()
  deskbell().on('error', heard)
  expect(await deskbell().open()).toBeUndefined()
  expect(heard).toHaveBeenCalledTimes(1)
})

describe('calls made before the script came', () => {
  test('run in their order; listeners are there before ready', async () => {
    const heard: unknown[] = []
    const q: unknown[][] = [
      ['on', '*', ({ name }: { name: string }) => heard.push(name)],
      ['on', 'ready', () => heard.push('ready only')],
      ['hide'],
    ]
    page.Deskbell = Object.assign(() => {}, { q })
    await runTag()
    await deskbell().ready()
    expect(heard).toEqual(['launcher:hidden', 'ready', 'ready only'])
  })

  test('with a waiting boot the widget starts by it, with its settings, and only once', async () => {
    const results: unknown[] = []
    const q = [
      [['on', 'ready', () => results.push('ready')], () => {}],
      [['boot', { siteKey: 'rosso', locale: 'ru' }], () => {}],
      [['get', 'isVisible'], (value: unknown) => results.push(value)],
    ]
    page.Deskbell = Object.assign(() => {}, { q })
    await runTag({})
    await deskbell().ready()
    expect((hosts()[0] as HTMLElement).lang).toBe('ru')
    expect(results).toEqual([true, 'ready'])
    expect(log.error).not.toHaveBeenCalled()
  })

  test('a stub that nobody called yet is replaced', async () => {
    page.Deskbell = () => {}
    await runTag()
    expect(hosts()).toHaveLength(1)
  })
})

describe('names that the page took', () => {
  test.each([
    ['a form', () => Object.assign(document.createElement('form'), { q: document.createElement('input') })],
    ['a text', () => 'Deskbell'],
    ['a number', () => 7],
    ['null', () => null],
  ])('%s in place of Deskbell is no stub and no widget', async (_, make) => {
    page.Deskbell = make()
    await runTag()
    expect([hosts().length, typeof deskbell().open]).toEqual([1, 'function'])
  })

  test('an element in place of DeskbellSettings is no settings', async () => {
    page.DeskbellSettings = Object.assign(document.createElement('a'), { siteKey: 'evil' })
    await runTag()
    expect([hosts().length, log.warn.mock.calls]).toEqual([1, []])
  })

  test('an element in place of the current script is no tag', async () => {
    const picture = Object.assign(document.createElement('img'), { src: 'https://evil.example/x' })
    picture.dataset.siteKey = 'evil'
    await runTag(picture)
    expect([hosts(), log.error.mock.calls.length]).toEqual([[], 1])
  })

  test('as a module there is no tag: settings come from the page', async () => {
    page.DeskbellSettings = { siteKey: 'rosso', baseUrl: 'https://desk.example' }
    await runTag(null)
    expect(hosts()).toHaveLength(1)
  })
})
