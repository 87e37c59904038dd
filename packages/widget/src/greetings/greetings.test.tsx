import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createVerbs } from '../launcher/index.ts'
import * as chunk from './index.ts'
import { createStage, hello, rulesOf, type Stage, serve, settle, start } from './testing/stage.ts'

let stage: Stage

const shown = () => vi.waitFor(() => expect(stage.card()).not.toBeNull(), { timeout: 5000 })
const begin = async (...args: Parameters<typeof start>) => {
  stage = await start(...args)
}
/** The launcher lives in a shadow root, where the focus is. */
const focused = () => stage.shell.root.activeElement
const keptKeys = () => Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i))

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(() => {
  stage.shell.destroy()
  document.body.replaceChildren()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('the card', () => {
  test('shows the words as text, in their language', async () => {
    await begin(rulesOf([hello]))
    await shown()
    const words = stage.card()!.querySelector('p')!
    expect(words.textContent).toBe('Hello <b>there</b>')
    expect(words.children).toHaveLength(0)
    expect(stage.card()!.lang).toBe('en')
    expect(stage.shell.root.querySelector('[role=status] .greeting')).not.toBeNull()
  })

  test('S1 F89 names the product and shows its sizes with pictures', async () => {
    const line = { id: 'p1', name: 'Corsa <i>red</i>', quantity: 1, image: 'https://shop.example/corsa.jpg' }
    const cart = {
      items: ['10', '8.5'].map((size) => ({ ...line, variantId: size, options: { size } })),
    }
    const text = 'Your {product} in sizes {sizes}?'
    const sizes = { id: 'sizes', when: { cartSizesOfOneProduct: 2 }, show: { text } }
    await begin(rulesOf([sizes]), {}, [['set', { cart }]])
    await shown()
    expect(stage.card()!.querySelector('p')!.textContent).toBe('Your Corsa <i>red</i> in sizes 8.5 and 10?')
    expect(stage.card()!.querySelector('p b')!.textContent).toBe('Corsa <i>red</i>')
    expect([...stage.card()!.querySelectorAll('div i')].map((one) => one.textContent)).toEqual(['8.5', '10'])
    expect(stage.card()!.querySelector('img')!.src).toBe(line.image)
  })

  test.each([
    ['Esc', () => stage.card()!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))],
    ['×', () => stage.button('Dismiss').click()],
    ['"Not now"', () => stage.button('Not now').click()],
  ])('%s dismisses it, and the focus goes back to the launcher', async (_, dismiss) => {
    await begin(rulesOf([hello]))
    await shown()
    dismiss()
    expect(stage.card()).toBeNull()
    expect(focused()).toBe(stage.shell.button)
    expect(stage.heard).toContain('greeting:dismissed')
    expect(stage.asked).toEqual([])
  })

  test('an answer begins a conversation with it', async () => {
    await begin(rulesOf([hello]))
    await shown()
    stage.button('Help me').click()
    expect(stage.card()).toBeNull()
    const told = {
      id: 'hello',
      variant: null,
      text: 'Hello <b>there</b>',
      label: 'Help me',
      reply: { label: 'Help me' },
    }
    expect(stage.asked).toEqual([['answer', { ...told, vars: expect.objectContaining({ product: '', sizes: '' }) }]])
  })

  test('an opening panel removes it', async () => {
    await begin(rulesOf([hello]))
    await shown()
    stage.open()
    expect(stage.card()).toBeNull()
    expect(stage.heard).toContain('greeting:engaged')
    await settle()
    expect(stage.card()).toBeNull()
  })

  test('S18 looks for its place with one layout: all is read before anything is written', async () => {
    await begin(rulesOf([hello]))
    await shown()
    const card = stage.card()!
    await vi.waitFor(() => expect(card.style.visibility).toBe(''))
    const did: ('read' | 'write')[] = []
    const points = vi.spyOn(document, 'elementsFromPoint').mockImplementation(() => {
      did.push('read')
      return []
    })
    for (const size of ['offsetWidth', 'offsetHeight']) {
      Object.defineProperty(card, size, { get: () => did.push('read') && 100 })
    }
    const style = new Proxy(card.style, {
      set(target, name, value) {
        did.push('write')
        return Reflect.set(target, name, value, target)
      },
    })
    Object.defineProperty(card, 'style', { get: () => style })
    dispatchEvent(new Event('scroll'))
    await vi.waitFor(() => expect(did).toContain('write'), { timeout: 3000 })
    expect(did.filter((one) => one === 'read').length).toBeGreaterThan(2)
    expect(did.slice(did.indexOf('write'))).not.toContain('read')
    points.mockRestore()
  })

  test('S18 a page that goes on changing does not put off the place after a resize', async () => {
    await begin(rulesOf([hello]))
    await shown()
    const card = stage.card()!
    await vi.waitFor(() => expect(card.style.visibility).toBe(''))
    let looks = 0
    Object.defineProperty(card, 'offsetWidth', { get: () => ++looks })
    dispatchEvent(new Event('resize'))
    // More often than any wait that each of them would begin anew.
    const changes = setInterval(() => stage.shell.move?.(), 20)
    await vi.waitFor(() => expect(looks).toBeGreaterThan(0), { timeout: 1500 }).finally(() => clearInterval(changes))
  })

  test('where there is no room for all of it, it goes without pictures; where there is none for that, it is a badge', async () => {
    await begin(rulesOf([hello]))
    await shown()
    const card = stage.card()!
    await vi.waitFor(() => expect(card.style.visibility).toBe(''))
    let small = 120
    const height = () => (card.classList.contains('compact') ? small : 5000)
    Object.defineProperty(card, 'offsetHeight', { get: height })
    dispatchEvent(new Event('scroll'))
    await vi.waitFor(() => expect([card.className, card.style.visibility]).toEqual(['greeting compact', '']))
    small = 5000
    dispatchEvent(new Event('scroll'))
    await vi.waitFor(() => expect(card.style.visibility).toBe('hidden'))
  })

  test('as a badge it stays behind the launcher', async () => {
    await begin(rulesOf([{ ...hello, as: 'badge' }]))
    await shown()
    expect(stage.card()!.style.visibility).toBe('hidden')
    await vi.waitFor(() => expect(stage.shell.look.nudge).toBe(1))
  })
})

describe('a banner that asks for consent', () => {
  let banner: HTMLElement
  beforeEach(() => {
    banner = document.createElement('div')
    banner.id = 'CybotCookiebotDialog'
    banner.getBoundingClientRect = () => new DOMRect(0, 600, 1024, 160)
  })

  test('keeps greetings away until it was answered, and a rule says so', async () => {
    document.body.append(banner)
    const greet: { why?: (id: string) => Promise<unknown> } = {}
    vi.stubGlobal('Deskbell', { greet })
    await begin(rulesOf([hello]))
    const kept = { id: 'hello', fires: false, reasons: ['busy:modal-open'] }
    await vi.waitFor(async () => expect(await greet.why!('hello')).toEqual(kept), { timeout: 5000 })
    expect(stage.card()).toBeNull()
    banner.remove()
    document.dispatchEvent(new Event('focusout'))
    await shown()
  })

  test('that comes after the card hides it by itself, and it comes back when the banner went', async () => {
    await begin(rulesOf([hello]))
    await shown()
    const look = () => stage.card()!.style.visibility
    await vi.waitFor(() => expect(look()).toBe(''))
    document.body.append(banner)
    await vi.waitFor(() => expect(look()).toBe('hidden'), { timeout: 3000 })
    banner.remove()
    await vi.waitFor(() => expect(look()).toBe(''), { timeout: 3000 })
  })
})

describe('memory', () => {
  test('"Not now" silences it over a restart', async () => {
    const rules = rulesOf([{ ...hello, repeat: { max: 99, per: 'ever' } }])
    await begin(rules)
    await shown()
    stage.button('Not now').click()
    stage.shell.destroy()
    sessionStorage.clear()
    await begin(rules)
    await settle()
    expect(stage.card()).toBeNull()
  })

  test('nothing outlives the tab before an act of the shopper', async () => {
    await begin(rulesOf([hello]))
    await shown()
    await vi.waitFor(() => expect(stage.heard).toContain('greeting:shown'), { timeout: 5000 })
    expect(keptKeys()).toEqual([])
    stage.button('Not now').click()
    await vi.waitFor(() => expect(keptKeys()).toEqual(['deskbell:rosso:greetings']))
  })

  test('works where the browser forbids storage', async () => {
    const forbid = () => {
      throw new DOMException('no', 'SecurityError')
    }
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(forbid)
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(forbid)
    await begin(rulesOf([hello]))
    await shown()
    stage.button('Dismiss').click()
    await settle()
    expect(stage.card()).toBeNull()
  })

  test('what was shown is only told once the core is there', async () => {
    await begin(rulesOf([hello]))
    await shown()
    await vi.waitFor(() => expect(stage.heard).toContain('greeting:shown'), { timeout: 5000 })
    const record = vi.fn()
    stage.shell.record = record
    stage.open()
    expect(record.mock.calls.map(([one]) => one.act)).toEqual(['shown', 'engaged'])
  })
})

describe('quiet', () => {
  test('while a field has the focus, until it is left', async () => {
    const field = document.body.appendChild(document.createElement('input'))
    field.focus()
    await begin(rulesOf([hello]))
    await settle()
    expect(stage.card()).toBeNull()
    field.blur()
    await shown()
  })

  test('F98 what stands is out of sight while a field has the focus, and is there again afterwards', async () => {
    const field = document.body.appendChild(document.createElement('input'))
    const tick = document.body.appendChild(document.createElement('input'))
    tick.type = 'checkbox'
    await begin(rulesOf([hello]))
    await shown()
    const seen = (visibility: string) => vi.waitFor(() => expect(stage.card()!.style.visibility).toBe(visibility))
    await seen('')
    field.focus()
    await seen('hidden')
    tick.focus()
    await seen('')
  })

  test('while a dialog is open', async () => {
    const dialog = document.body.appendChild(document.createElement('div'))
    dialog.setAttribute('role', 'dialog')
    dialog.getClientRects = () => [new DOMRect(0, 0, 10, 10)] as unknown as DOMRectList
    await begin(rulesOf([hello]))
    await settle()
    expect(stage.card()).toBeNull()
    dialog.remove()
    document.dispatchEvent(new FocusEvent('focusout'))
    await shown()
  })

  test('while the panel is open', async () => {
    serve(rulesOf([hello]))
    const closed = createStage()
    closed.open()
    stage = { ...closed, greetings: await chunk.start(closed.shell, async () => {}) }
    await settle()
    expect(stage.card()).toBeNull()
    stage.close()
    await shown()
  })
})

describe('rules', () => {
  test('rare conditions are fetched for the file that uses them', async () => {
    await begin(rulesOf([{ ...hello, when: { between: ['00:00', '23:59'], not: { utm: { source: 'ads' } } } }]))
    await shown()
  })

  test('an act of the shopper that a rule waits for', async () => {
    await begin(rulesOf([{ ...hello, when: { clicked: '.buy' } }]))
    const buy = document.body.appendChild(document.createElement('a'))
    buy.className = 'buy'
    await settle()
    expect(stage.card()).toBeNull()
    buy.click()
    await shown()
  })

  test('F91 exit intent: the pointer leaves upward through the top, with no button pressed', async () => {
    await begin(rulesOf([{ ...hello, when: { exitIntent: true } }]))
    const leave = (more: object) => {
      const event = new Event('mouseout', { bubbles: true })
      document.body.dispatchEvent(
        Object.assign(event, { relatedTarget: null, clientY: -1, movementY: -9, buttons: 0, ...more }),
      )
    }
    const others = [
      { relatedTarget: document.body },
      { clientY: 300 },
      { movementY: 4 },
      { movementY: 0 },
      { buttons: 1 },
    ]
    others.forEach(leave)
    await settle()
    expect(stage.card()).toBeNull()
    leave({})
    await shown()
  })

  test('F84 a moment that only time brings', async () => {
    await begin(rulesOf([{ ...hello, when: { sessionSeconds: 0.4 } }]))
    await settle()
    expect(stage.card()).toBeNull()
    await shown()
  })

  test('a control visitor sees nothing, but is remembered for the comparison', async () => {
    const visitors = Array.from({ length: 20 }, (_, i) => `v${i}`)
    const { inControl } = await import('@deskbell/greetings/bucket')
    const rules = rulesOf([hello], { control: 50 })
    const visitor = visitors.find((one) => inControl(rules, one))
    sessionStorage.setItem('deskbell:rosso:greetings', JSON.stringify({ visitor }))
    await begin(rules)
    await settle()
    expect(stage.card()).toBeNull()
    const kept = JSON.parse(sessionStorage.getItem('deskbell:rosso:greetings')!)
    expect(kept.memory.seen.hello).toMatchObject({ control: true, count: 1 })
  })

  test('by name whatever the conditions', async () => {
    await begin(rulesOf([{ ...hello, when: { pages: 99 } }]))
    expect(await stage.greetings.greet('nobody')).toBe(false)
    expect(await stage.greetings.greet('hello')).toBe(true)
    expect(stage.card()).not.toBeNull()
  })

  test.each([
    ['no rules', { nothing: true }, 200],
    ['no file', {}, 404],
  ])('with %s it says so and shows nothing', async (_, body, status) => {
    serve(body, status)
    stage = { ...createStage(), greetings: { greet: async () => false } }
    await expect(chunk.start(stage.shell, async () => {})).rejects.toThrow(/no greeting rules at .*\/v1\/sites/)
    expect(stage.card()).toBeNull()
  })

  test('a wrong rule file is one error that the page may hear, and the launcher stays', async () => {
    serve({ nothing: true })
    stage = { ...createStage(), greetings: { greet: async () => false } }
    const errors: unknown[] = []
    const verbs = createVerbs({
      data: { siteKey: 'rosso', greetings: 'on', platform: 'none' },
      settings: () => ({}),
      baseUrl: 'https://desk.example',
      load: async () => chunk as never,
      destroyed() {},
    })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    verbs.on('error', (error) => errors.push(error.message))
    await verbs.boot()
    await vi.advanceTimersByTimeAsync(10_000)
    vi.useRealTimers()
    await vi.waitFor(() => expect(errors).toHaveLength(1))
    expect(`${errors[0]}`).toContain('no greeting rules')
    await verbs.destroy()
  })
})

test('destroy leaves nothing', async () => {
  const heard = vi.spyOn(document, 'addEventListener')
  await begin(rulesOf([hello]))
  await shown()
  stage.shell.destroy()
  expect(document.documentElement.querySelector(':scope > div')).toBeNull()
  expect(stage.card()).toBeNull()
  // Every listener of ours on the page ends with a signal, and the signals are over.
  const signals = heard.mock.calls.flatMap(([, , options]) => (options as AddEventListenerOptions)?.signal ?? [])
  expect(signals.length).toBeGreaterThan(1)
  expect(signals.every((signal) => signal.aborted)).toBe(true)
  const before = stage.heard.length
  document.dispatchEvent(new FocusEvent('focusout'))
  await settle()
  expect(stage.heard).toHaveLength(before)
})

test('destroyed while the rules were on their way, it never starts', async () => {
  serve(rulesOf([hello]))
  const ended = createStage()
  const starting = chunk.start(ended.shell, async () => {})
  ended.shell.destroy()
  stage = { ...ended, greetings: await starting }
  await settle()
  expect(stage.card()).toBeNull()
  expect(await stage.greetings.greet('hello')).toBe(false)
})
