import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { hosts, type StartedWidget, startWidget } from './testing/start-widget.ts'

const warn = vi.fn()
const error = vi.fn()
const widgets: StartedWidget[] = []
function start(...args: Parameters<typeof startWidget>): StartedWidget {
  const widget = startWidget(...args)
  widgets.push(widget)
  return widget
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(console, 'warn').mockImplementation(warn)
  vi.spyOn(console, 'error').mockImplementation(error)
})
afterEach(async () => {
  for (const { verbs } of widgets.splice(0)) await verbs.destroy()
  document.documentElement.lang = ''
  document.dir = ''
  vi.useRealTimers()
  vi.restoreAllMocks()
  warn.mockReset()
  error.mockReset()
})

describe('boot', () => {
  test('puts one launcher beside the body and loads nothing', async () => {
    const { verbs, loads, button } = start()
    await verbs.boot()
    expect(hosts().map((host) => host.parentElement)).toEqual([document.documentElement])
    expect(button()?.getAttribute('aria-label')).toBe('Chat')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(loads).toEqual([])
  })

  test('several boots are one launcher with the settings of all', async () => {
    const { verbs } = start({})
    await verbs.boot({ theme: 'dark' })
    expect([hosts().length, error.mock.calls.length]).toEqual([0, 1])
    await verbs.boot({ siteKey: 'rosso', locale: 'et' })
    await verbs.boot({ locale: 'pl' })
    expect(hosts()).toHaveLength(1)
    expect((hosts()[0] as HTMLElement).lang).toBe('pl')
    expect(widgets[0]!.verbs.get('isVisible')).toBe(true)
  })

  test('elements of the page in place of settings change nothing', async () => {
    const form = document.createElement('form')
    const { verbs } = start({ siteKey: 'rosso' }, { settings: () => form })
    await verbs.boot(document.createElement('a') as object)
    await verbs.boot({ theme: document.createElement('div') as never })
    expect(hosts()).toHaveLength(1)
    expect(warn.mock.calls).toEqual([[expect.stringMatching(/theme is "\[object\]" but must match/)]])
  })

  test('ready is told after calls that are made in the same breath could listen, and once', async () => {
    const { verbs } = start()
    const ready = vi.fn()
    void verbs.boot()
    verbs.on('ready', ready)
    expect(ready).not.toHaveBeenCalled()
    await verbs.ready()
    await verbs.boot()
    await vi.advanceTimersByTimeAsync(10)
    expect(ready).toHaveBeenCalledTimes(1)
  })

  test('a page written from right to left has the launcher left, unless the owner says otherwise', async () => {
    document.dir = 'rtl'
    const written = vi.spyOn(CSSStyleSheet.prototype, 'replaceSync')
    const { verbs } = start()
    await verbs.boot()
    await verbs.update({ position: 'right' })
    expect(written.mock.calls[0]![0]).toContain(';left:env(safe-area-inset-left)')
    expect(written.mock.lastCall![0]).toContain(';right:env(safe-area-inset-right)')
  })
})

describe('before boot', () => {
  test.each([
    'open',
    'toggle',
    'send',
    'prefill',
    'search',
    'article',
    'logout',
    'greet',
    'update',
    'show',
    'hide',
  ] as const)('%s says so, and does nothing', async (verb) => {
    const { verbs, loads } = start()
    const heard = vi.fn()
    verbs.on('*', heard)
    await (verbs[verb] as (arg: unknown) => Promise<unknown>)({})
    expect(warn.mock.calls).toEqual([['deskbell: boot first']])
    expect([loads, heard.mock.calls, hosts()]).toEqual([[], [], []])
  })

  test('facts are unknown, closing is nothing, and what the page tells is kept', async () => {
    const { verbs, shells } = start()
    expect([verbs.get('isOpen'), verbs.get('connection')]).toEqual([null, null])
    await verbs.close()
    await verbs.set({ cart: null })
    await verbs.page({ title: 'Corsa' })
    await verbs.boot()
    await verbs.open()
    expect(shells[0]?.said).toEqual([
      ['set', { cart: null }],
      ['page', { title: 'Corsa' }],
    ])
    expect(warn).not.toHaveBeenCalled()
  })
})

describe('acts', () => {
  test('load the rest once, from the server of the settings, and hand the act over', async () => {
    const { verbs, asked, loads } = start()
    await verbs.boot({ baseUrl: 'https://other.example' })
    await Promise.all([verbs.open('help'), verbs.send('hello')])
    await verbs.article('returns')
    await verbs.close()
    expect(loads).toEqual(['core https://other.example'])
    expect(asked).toEqual([['open', 'help'], ['send', 'hello'], ['article', 'returns'], ['close']])
  })

  test('a press is a toggle; while it loads a second press is none', async () => {
    const { verbs, asked, network, button } = start()
    await verbs.boot()
    let arrive = () => {}
    network.waits = new Promise((done) => {
      arrive = done
    })
    button()?.click()
    button()?.click()
    expect(button()?.getAttribute('aria-busy')).toBe('true')
    arrive()
    await vi.advanceTimersByTimeAsync(1)
    expect(asked).toEqual([['toggle']])
    expect(button()?.getAttribute('aria-busy')).toBe('false')
  })

  test('what cannot be fetched is told and marked, never thrown, and the next act tries again', async () => {
    const { verbs, asked, network, button } = start()
    const heard = vi.fn()
    await verbs.boot()
    verbs.on('error', heard)
    network.fails = true
    await verbs.open()
    const badge = button()?.querySelector<HTMLElement>('span')
    expect(heard.mock.calls).toEqual([[expect.objectContaining({ message: 'TypeError: not fetched' })]])
    expect([badge?.textContent, badge?.hidden]).toEqual(['!', false])
    network.fails = false
    await verbs.open()
    expect(asked).toEqual([['open']])
    expect(badge?.hidden).toBe(true)
  })

  test('a pointer on the launcher fetches ahead; where that fails nobody is told', async () => {
    const { verbs, loads, network, button } = start()
    const heard = vi.fn()
    await verbs.boot()
    verbs.on('*', heard)
    network.fails = true
    button()?.dispatchEvent(new PointerEvent('pointerenter'))
    await vi.advanceTimersByTimeAsync(1)
    expect([loads.length, heard.mock.calls.length]).toEqual([1, 0])
  })
})

describe('greet', () => {
  test('gives whether it could, and what cannot be fetched is told and tried again', async () => {
    const { verbs, asked, network, loads } = start()
    const heard = vi.fn()
    await verbs.boot()
    verbs.on('error', heard)
    network.fails = true
    expect(await verbs.greet('sizes')).toBe(false)
    expect(heard).toHaveBeenCalledTimes(1)
    network.fails = false
    expect(await verbs.greet('sizes')).toBe(true)
    expect([asked, loads.length]).toEqual([[['greet', 'sizes']], 2])
  })

  test('where the tag asks for greetings they are fetched once the page has come to rest', async () => {
    const state = vi.spyOn(document, 'readyState', 'get').mockReturnValue('interactive')
    const { verbs, loads, asked } = start({ siteKey: 'rosso', greetings: 'on' })
    await verbs.boot()
    await vi.advanceTimersByTimeAsync(6000)
    expect(loads).toEqual([])
    state.mockReturnValue('complete')
    await vi.advanceTimersByTimeAsync(2000)
    expect([loads, asked]).toEqual([['greetings https://desk.example'], [['greet', '']]])
  })
})

describe('launcher', () => {
  test('show and hide are told and stay through changes of other settings', async () => {
    const { verbs, button } = start()
    const heard: unknown[] = []
    const display = () => {
      const [sheet] = (button()!.getRootNode() as ShadowRoot).adoptedStyleSheets
      const rules = [...sheet!.cssRules] as CSSStyleRule[]
      return rules.find((rule) => rule.selectorText === '#launcher')!.style.display
    }
    await verbs.boot()
    verbs.on('*', ({ name }) => heard.push(name))
    await verbs.hide()
    await verbs.update({ theme: 'dark' })
    await verbs.boot()
    expect([verbs.get('isVisible'), display()]).toEqual([false, 'none'])
    await verbs.show()
    expect([verbs.get('isVisible'), display()]).toEqual([true, 'grid'])
    await verbs.update({ launcher: 'hidden' })
    expect(verbs.get('isVisible')).toBe(false)
    expect(heard).toEqual(['launcher:hidden', 'launcher:shown'])
  })

  test('follows the language of the page, and tells', async () => {
    const { verbs } = start()
    const heard = vi.fn()
    await verbs.boot()
    verbs.on('locale:changed', heard)
    document.documentElement.lang = 'et-EE'
    await vi.advanceTimersByTimeAsync(500)
    expect((hosts()[0] as HTMLElement).lang).toBe('et-EE')
    document.documentElement.lang = '{{ lang }}'
    await vi.advanceTimersByTimeAsync(500)
    expect(heard.mock.calls.map(([{ locale }]) => locale)).toEqual(['et-EE', navigator.languages[0]])
  })
})

describe('what few shops set', () => {
  test('is fetched with the page, given over whole, and again when it changes', async () => {
    const { verbs, asked, loads } = start({ siteKey: 'rosso', offset: '20 90', cfasync: 'false' })
    await verbs.boot({ tokens: { radius: '4px' } })
    await vi.advanceTimersByTimeAsync(10)
    await verbs.update({ font: 'Inter' })
    await vi.advanceTimersByTimeAsync(10)
    expect(loads).toEqual(['more https://desk.example', 'more https://desk.example'])
    expect(asked).toEqual([
      ['more', { offset: '20 90', tokens: { radius: '4px' } }],
      ['more', { offset: '20 90', tokens: { radius: '4px' }, font: 'Inter' }],
    ])
  })

  test('is fetched for launchers of the page, and ours is not shown', async () => {
    const { verbs, loads } = start()
    await verbs.boot({ launcher: '#ask' })
    expect([loads, verbs.get('isVisible')]).toEqual([['more https://desk.example'], false])
  })

  test('what cannot be fetched is told, and the widget works without it', async () => {
    const { verbs, asked, network } = start()
    const failed = vi.fn()
    verbs.on('error', failed)
    network.fails = true
    await verbs.boot({ font: 'Inter' })
    await vi.advanceTimersByTimeAsync(10)
    network.fails = false
    await verbs.open()
    expect(failed).toHaveBeenCalledTimes(1)
    expect(asked).toEqual([['open']])
  })
})

describe('who talked before', () => {
  afterEach(() => localStorage.clear())

  test('F41 has answers fetched on the next page, once it came to rest', async () => {
    localStorage.setItem('deskbell:rosso', '1')
    const { verbs, asked } = start()
    await verbs.boot()
    await vi.advanceTimersByTimeAsync(1900)
    expect(asked).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(asked).toEqual([['wake']])
  })

  test('F8 with `connect` set to `load` everybody is connected with the page', async () => {
    const { verbs, asked } = start({ siteKey: 'rosso', connect: 'load' }, {}, { eager: true })
    await verbs.boot()
    await vi.advanceTimersByTimeAsync(2100)
    expect(asked).toEqual([['more', { connect: 'load' }], ['wake']])
  })
})
