import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { helpOnly } from '../more/help-only.ts'
import type { Panel } from '../seams.ts'
import { createPanelFrom } from './create-panel.tsx'
import {
  assistant,
  conversationOf,
  createFakeClient,
  createHandClock,
  type FakeClient,
  mari,
  visitor,
} from './testing/fake-client.ts'
import { createFakeHost, createMemory, type FakeHost } from './testing/fake-host.ts'
import { createFakeFiles } from './testing/fake-site.ts'

let clock: ReturnType<typeof createHandClock>
let client: FakeClient
let host: FakeHost
let panel: Panel
let kept: Map<string, unknown>

const root = () => host.root.querySelector<HTMLElement>('.panel')!
const all = (selector: string) => [...root().querySelectorAll<HTMLElement>(selector)]
const one = (selector: string) => all(selector)[0]!
const words = () => root().textContent ?? ''
const button = (name: string) =>
  all('button').find((each) => (each.getAttribute('aria-label') ?? each.textContent)?.trim() === name)!
const settle = () => new Promise((resolve) => setTimeout(resolve, 30))
const seen = (text: string | RegExp) => vi.waitFor(() => expect(words()).toMatch(text), { timeout: 3000 })
const events = () => host.events.map(({ name }) => name)

function type(field: HTMLElement, text: string): void {
  ;(field as HTMLTextAreaElement).value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
const press = (field: HTMLElement, key: string, more: KeyboardEventInit = {}) =>
  field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))

async function start(options: Parameters<typeof createFakeHost>[0] = {}, reached = true): Promise<void> {
  host = createFakeHost(options)
  panel = await createPanelFrom({
    ...{ host, clock, memory: createMemory(kept), files: createFakeFiles(reached) },
    openClient: () => client,
  })
}

beforeEach(() => {
  clock = createHandClock()
  client = createFakeClient(clock)
  kept = new Map()
})
afterEach(() => {
  panel.destroy()
  document.body.replaceChildren()
})

test('a panel that is about to open stands before the conversation is read, and is filled after it was seen', async () => {
  host = createFakeHost({})
  const stood: boolean[] = []
  panel = await createPanelFrom({
    ...{ host: { ...host, opens: true }, clock, memory: createMemory(kept), files: createFakeFiles(true) },
    openClient() {
      const element = host.root.querySelector<HTMLElement>('#deskbell-panel')!
      stood.push(!element.hidden && element.childElementCount === 0)
      return client
    },
  })
  expect(stood).toEqual([true])
  panel.show()
  await seen('How can we help?')
})

describe('home', () => {
  test('shows the shop, its team, the reply time and the questions of this type of page', async () => {
    await start()
    panel.show()
    await seen('How can we help?')
    await seen('We usually reply in 3 minutes')
    expect(all('.home .row b').map((each) => each.textContent)[0]).toBe('Which size should I take?')
    expect(events()).toContain('panel:opened')
  })

  test('nothing stands where the open conversation is about to come: a tap hits what was aimed at', async () => {
    client.restored.value = false
    await start()
    panel.show()
    await seen('How can we help?')
    await settle()
    expect(all('.home .card .row')).toEqual([])
    client.conversations.value = [conversationOf('c1', 'open')]
    client.restored.value = true
    await seen('Which size should I take?')
    expect(all('.home .card')[0]!.textContent).not.toContain('Which size')
  })

  test('the first picture comes alone; the rest soon after, to be there offline', async () => {
    await start()
    panel.show()
    await seen('Which size should I take?')
    // That of the picture; the way to what the shopper likes is asked for by it and may be there already.
    expect(host.root.adoptedStyleSheets.length).toBeLessThanOrEqual(2)
    clock.turn(800)
    // Help, surveys, what is said without words and what is done beside writing bring looks of their own.
    await vi.waitFor(() => expect(host.root.adoptedStyleSheets.length).toBeGreaterThanOrEqual(5), { timeout: 5000 })
  })

  test('typing goes on in help, with the words', async () => {
    await start()
    panel.show()
    await seen('How can we help?')
    type(one('input'), 'return')
    await vi.waitFor(() => expect(one('.hit')?.textContent).toContain('How do I return shoes?'))
    expect((one('input') as HTMLInputElement).value).toBe('return')
    expect(one('nav [aria-current]').textContent).toContain('Help')
  })

  test('the open conversation is there with its last words', async () => {
    client.thread('t1').add(mari, { kind: 'text', text: 'Size **8** runs small' })
    client.thread('t1').agent.value = { id: 'a1', name: 'Mari Kask' }
    client.conversations.value = [conversationOf('t1', 'open')]
    await start()
    panel.show()
    await seen('Mari Kask from Rosso')
    await seen('Size 8 runs small')
    expect(client.asked).toContainEqual(['connect'])
  })
})

describe('dialog', () => {
  test('Escape closes it and tells the launcher; nothing reaches the shop’s own shortcuts', async () => {
    await start()
    panel.show()
    const heard: string[] = []
    document.body.addEventListener('keydown', ({ key }) => heard.push(key))
    expect(root().getAttribute('role')).toBe('dialog')
    expect(root().hasAttribute('aria-modal')).toBe(false)
    press(one('h1'), 'Escape')
    expect(panel.isOpen()).toBe(false)
    expect(host.closedTimes).toBe(1)
    expect(heard).toEqual([])
  })

  test('destroying leaves nothing behind', async () => {
    await start()
    panel.show()
    panel.destroy()
    expect(host.root.childElementCount).toBe(0)
    expect(host.root.adoptedStyleSheets).toHaveLength(0)
    expect(client.asked).toContainEqual(['destroy'])
  })

  test('another language at run time', async () => {
    await start()
    panel.show()
    await seen('How can we help?')
    host.speak('et')
    await seen('Kuidas saame aidata?')
    expect(root().lang).toBe('et')
    host.speak('ar')
    await vi.waitFor(() => expect(root().dir).toBe('rtl'))
  })
})

describe('help', () => {
  test('marks words, is worked by keys, and opens an article in place', async () => {
    await start()
    panel.show('help')
    await seen('Sizes')
    type(one('input'), 'return shoes')
    await vi.waitFor(() => expect(one('.hit mark').textContent).toBe('return'))
    press(one('input'), 'ArrowDown')
    await vi.waitFor(() => expect(all('.hit.on')).toHaveLength(1))
    press(one('input'), 'Enter')
    await seen('Keep the receipt of the parcel point.')
    expect(events()).toContain('faq:opened')
  })

  test('a letter stands there before it is looked for; Enter opens what the words of this moment find', async () => {
    await start()
    panel.search('return shoes')
    await vi.waitFor(() => expect(one('.hit')?.textContent).toContain('How do I return shoes?'))
    type(one('input'), 'size')
    for (let turn = 0; turn < 9; turn++) await null
    expect((one('input') as HTMLInputElement).value).toBe('size')
    expect(one('.hit').textContent).toContain('How do I return shoes?')
    press(one('input'), 'Enter')
    const opened = () => host.events.filter(({ name }) => name === 'faq:opened').map(({ payload }) => payload)
    await vi.waitFor(() => expect(opened()).toMatchObject([{ article: 'size-guide' }]))
  })

  test('coming back from an article, what was found stands there at once', async () => {
    await start()
    panel.search('return shoes')
    await vi.waitFor(() => expect(one('.hit')?.textContent).toContain('How do I return shoes?'))
    one('.hit').click()
    await seen('Keep the receipt of the parcel point.')
    button('Back').click()
    for (let turn = 0; turn < 9; turn++) await null
    expect(one('.hit')?.textContent).toContain('How do I return shoes?')
  })

  test('Escape empties the search before it closes the panel', async () => {
    await start()
    panel.search('return')
    await vi.waitFor(() => expect(one('.hit')?.textContent).toContain('How do I return shoes?'))
    press(one('input'), 'Escape')
    await settle()
    expect((one('input') as HTMLInputElement).value).toBe('')
    expect(panel.isOpen()).toBe(true)
  })

  test('a search that finds nothing is told to the owner once, and leads to us with the words', async () => {
    await start()
    panel.search('zzzzqqq')
    await seen('Nothing found for “zzzzqqq”.')
    clock.turn(2000)
    clock.turn(2000)
    expect(client.asked.filter(([name]) => name === 'missSearch')).toEqual([['missSearch', 'zzzzqqq', 'en']])
    button('Ask us').click()
    await vi.waitFor(() => expect((one('textarea') as HTMLTextAreaElement).value).toBe('zzzzqqq'))
  })

  test('F83 words that only look like a hit are a miss, too', async () => {
    await start()
    panel.search('do you sell boats')
    await settle()
    clock.turn(2000)
    clock.turn(2000)
    expect(client.asked.filter(([name]) => name === 'missSearch')).toEqual([['missSearch', 'do you sell boats', 'en']])
  })

  test('earlier searches are offered in this tab, and can be cleared', async () => {
    await start()
    panel.search('return')
    await vi.waitFor(() => expect(one('.hit')?.textContent).toContain('How do I return shoes?'))
    clock.turn(2000)
    press(one('input'), 'Escape')
    await seen('Recent searches')
    expect(client.asked).toEqual([])
    button('return').click()
    await vi.waitFor(() => expect((one('input') as HTMLInputElement).value).toBe('return'))
    press(one('input'), 'Escape')
    await seen('Clear the list')
    button('Clear the list').click()
    await vi.waitFor(() => expect(all('.recent')).toEqual([]))
  })

  test('says that answers work offline', async () => {
    await start({}, false)
    panel.show('help')
    await seen('You are offline. Answers still work.')
    await seen('How do I return shoes?')
  })

  test('article links are safe, and the vote is given', async () => {
    await start()
    panel.show('faq/returns')
    await seen('Leave it at any')
    const links = all('.art a').map((each) => [each.textContent, each.getAttribute('rel'), each.getAttribute('target')])
    expect(links).toEqual([['parcel point', 'noopener noreferrer nofollow ugc', '_blank']])
    button('No').click()
    await seen('Shall we look into it?')
    expect(client.asked).toContainEqual(['voteArticle', { article: 'returns', locale: 'en', helpful: false }])
    expect(button('Ask us')).toBeTruthy()
  })
})

describe('conversation', () => {
  const composer = () => one('textarea') as HTMLTextAreaElement
  const thread = () => client.thread('t1')

  test('Enter sends, Shift+Enter and an input method do not', async () => {
    await start()
    panel.show('chat')
    await seen('Hello! Ask me anything')
    type(composer(), 'hello there')
    press(composer(), 'Enter', { shiftKey: true })
    press(composer(), 'Enter', { isComposing: true })
    expect(thread().asked).toEqual([])
    press(composer(), 'Enter')
    expect(thread().asked).toContainEqual(['send', 'hello there'])
    expect(client.asked).toContainEqual(['connect'])
    expect(events()).toEqual(expect.arrayContaining(['conversation:started', 'message:sent']))
    await seen('Sending…')
  })

  test('looking connects nothing and begins nothing', async () => {
    await start()
    panel.show('chat')
    await seen('Hello! Ask me anything')
    expect(client.asked).toEqual([])
    expect(thread().asked.filter(([name]) => name !== 'markRead')).toEqual([])
  })

  test('the assistant answers from an article, names it, and a person is one tap away', async () => {
    await start()
    panel.show('chat')
    await seen('Hello! Ask me anything')
    type(composer(), 'How do I return shoes?')
    press(composer(), 'Enter')
    await vi.waitFor(() => {
      clock.turn(600)
      expect(thread().asked).toContainEqual([
        'say',
        'Within 30 days, unworn, with the label that came in the box.',
        { id: 'returns', title: 'How do I return shoes?' },
      ])
    })
    await seen('Yes, thanks')
    one('.source').click()
    await seen('Keep the receipt of the parcel point.')
    button('Back').click()
    await seen('Talk to a person')
    button('Talk to a person').click()
    await vi.waitFor(() => {
      clock.turn(600)
      expect(thread().asked).toContainEqual(['requestHandoff', 'asked'])
    })
    await vi.waitFor(() => expect(button('Talk to a person')).toBeUndefined())
  })

  test('F81 what may be tapped may be typed: "yes" to whether it helped is no new question', async () => {
    await start()
    panel.show('chat')
    await seen('Hello! Ask me anything')
    const says = async (words: string, reply: string) => {
      type(composer(), words)
      press(composer(), 'Enter')
      await vi.waitFor(() => {
        clock.turn(600)
        expect(thread().asked.map(([name, text]) => `${name} ${text}`)).toContain(`say ${reply}`)
      })
    }
    await says('How do I return shoes?', 'Within 30 days, unworn, with the label that came in the box.')
    await seen('Yes, thanks')
    await says('yes!', 'Glad to hear that.')
  })

  test('once a person has it, the assistant is silent', async () => {
    thread().status.value = 'open'
    client.conversations.value = [conversationOf('t1', 'open')]
    await start()
    panel.show('chat/t1')
    panel.send('How do I return shoes?')
    await settle()
    clock.turn(5000)
    await settle()
    expect(thread().asked.filter(([name]) => name === 'say')).toEqual([])
  })

  test('F62 given back by the person who had it, the assistant answers again', async () => {
    thread().status.value = 'open'
    client.conversations.value = [conversationOf('t1', 'open')]
    await start()
    panel.show('chat/t1')
    await settle()
    thread().status.value = 'assistant'
    panel.send('How do I return shoes?')
    await vi.waitFor(() => {
      clock.turn(600)
      expect(thread().asked.some(([name]) => name === 'say')).toBe(true)
    })
  })

  test('F65 what the server writes is seen as far as it is, then stands with its articles', async () => {
    await start()
    panel.show('chat')
    await settle()
    thread().answer.value = { conversation: 't1', cid: 'c9', text: 'By card or invoice.', outcome: null }
    await seen('By card or invoice.')
    thread().answer.value = null
    const generated = [{ id: 'returns', title: 'How do I return shoes?' }]
    thread().add(assistant, { kind: 'text', text: 'By card or invoice.', generated })
    await seen('Written automatically from our help')
    one('.source').click()
    await seen('Keep the receipt of the parcel point.')
  })

  test('a state stands only under the latest own words; a failed one can be tried again', async () => {
    thread().add(visitor, { kind: 'text', text: 'one' }, { state: 'read' })
    thread().add(visitor, { kind: 'text', text: 'two' }, { state: 'delivered' })
    const failed = thread().add(visitor, { kind: 'text', text: 'three' }, { state: 'failed', error: 'too_large' })
    client.conversations.value = [conversationOf('t1')]
    await start()
    panel.show('chat/t1')
    await seen('Not sent.')
    expect(words()).not.toContain('Delivered')
    button('Try again').click()
    expect(thread().asked).toContainEqual(['retry', failed.cid])
    thread().lines.value = thread().lines.value.slice(0, 2)
    await seen('Delivered')
  })

  test('news are announced once and counted, and the announcement is cleared', async () => {
    thread().add(visitor, { kind: 'text', text: 'hi' })
    client.conversations.value = [conversationOf('t1', 'open')]
    await start()
    panel.show('chat/t1')
    await seen('hi')
    const live = host.root.querySelector('[aria-live=polite]')!
    thread().add(mari, { kind: 'text', text: 'Take the **8**' })
    expect(live.textContent).toBe('Mari Kask: Take the 8')
    expect(events()).toContain('message:received')
    clock.turn(1000)
    expect(live.textContent).toBe('')
    thread().unread.value = 2
    expect(host.unread).toBe(2)
    expect(panel.get('unread')).toBe(2)
  })

  test('notes, queue and typing are told in plain words', async () => {
    thread().add(visitor, { kind: 'text', text: 'hi' })
    thread().status.value = 'waiting'
    thread().place.value = { conversation: 't1', position: 1, waitMinutes: 2 }
    client.conversations.value = [conversationOf('t1', 'waiting')]
    await start()
    panel.show('chat/t1')
    await seen('You are next · about 2 minutes')
    thread().status.value = 'open'
    thread().add(mari, { kind: 'taken' })
    thread().typing.value = mari
    await seen('Mari Kask joined · sees this chat')
    await seen('Mari Kask is typing…')
    expect(words()).not.toContain('You are next')
  })

  test('a draft survives a reload', async () => {
    client.conversations.value = [conversationOf('t1', 'open')]
    await start()
    panel.show('chat/t1')
    await seen('Hello! Ask me anything')
    type(composer(), 'not yet')
    panel.destroy()
    client = createFakeClient(clock)
    client.conversations.value = [conversationOf('t1', 'open')]
    await start()
    panel.show('chat')
    await vi.waitFor(() => expect(composer().value).toBe('not yet'))
  })

  test('too many characters are counted and not sent', async () => {
    await start()
    panel.prefill('x'.repeat(4002))
    await seen('2 characters too many')
    press(composer(), 'Enter')
    expect(thread().asked.filter(([name]) => name === 'send')).toEqual([])
  })

  test('hostile words stay words', async () => {
    thread().add(mari, { kind: 'text', text: '<img src=x onerror=alert(1)> [x](javascript:alert(1))' })
    client.conversations.value = [conversationOf('t1', 'open')]
    await start()
    panel.show('chat/t1')
    await seen('<img src=x onerror=alert(1)>')
    expect(all('.log img')).toHaveLength(0)
    expect(all('.log a')).toHaveLength(0)
  })

  test('a greeting that was answered begins the conversation', async () => {
    await start()
    panel.answerGreeting({
      ...{ id: 'two-sizes', variant: null, text: 'You have two sizes.', label: 'Help me choose' },
      reply: { label: 'Help me choose', article: 'size-guide' },
    })
    await vi.waitFor(() => {
      clock.turn(600)
      expect(thread().asked.map((each) => each.slice(0, 2))).toEqual(
        expect.arrayContaining([
          ['addGreeting', 'two-sizes'],
          ['send', 'Help me choose'],
          ['say', 'Corsa runs half a size small.'],
        ]),
      )
    })
    expect(thread().lines.value[0]?.author).toEqual(assistant)
  })

  test('what was being answered when the shopper logged out is said to nobody, and nothing of it is kept', async () => {
    // Here before, so that nothing but the logging out keeps the answer away.
    await Promise.all([import('../assistant/index.ts'), import('../help/index.ts')])
    await start()
    panel.answerGreeting({
      ...{ id: 'two-sizes', variant: null, text: 'You have two sizes.', label: 'Help me choose' },
      reply: { label: 'Help me choose', article: 'size-guide' },
    })
    const asked = thread().asked
    await panel.logout()
    for (let moment = 0; moment < 20; moment++) {
      await settle()
      clock.turn(600)
    }
    expect(asked.map(([act]) => act)).toEqual(['addGreeting', 'send'])
    expect(kept.size).toBe(0)
  })

  test('logging out forgets', async () => {
    await start()
    panel.prefill('secret')
    await panel.logout()
    expect(kept.size).toBe(0)
    expect(client.asked).toContainEqual(['forget'])
  })
})

describe('F79 help only', () => {
  beforeEach(() => {
    client.conversations.value = [conversationOf('t1', 'open')]
  })
  const startHelp = async () => {
    host = createFakeHost()
    const more = { properties: {}, textsFor: () => ({}), inline: false, eager: false, helpOnly }
    panel = await createPanelFrom({
      ...{ host: { ...host, more }, clock, memory: createMemory(kept), files: createFakeFiles(true) },
      openClient: () => client,
    })
    panel.show()
    await seen('Which size should I take?')
  }

  test('nothing connects, not even where a conversation is open', async () => {
    await startHelp()
    panel.search('no article says this')
    clock.turn(5000)
    await settle()
    expect(client.asked.map(([act]) => act)).not.toContain('connect')
    expect(events()).not.toContain('connection:changed')
  })

  test('what would lead into a conversation leads to help, with the words', async () => {
    await startHelp()
    panel.send('retrun shoes')
    await vi.waitFor(() => expect(one('input')).toHaveProperty('value', 'retrun shoes'))
    panel.show('chat/t1')
    await vi.waitFor(() => expect(one('.tab[aria-current]').textContent).toBe('Help'))
    panel.answerGreeting({
      ...{ id: 'two-sizes', variant: null, text: 'You have two sizes.', label: 'Help me choose' },
      reply: { label: 'Help me choose', article: 'size-guide' },
    })
    await vi.waitFor(() => expect(events()).toContain('faq:opened'))
    expect(client.thread('t1').asked).toEqual([])
  })
})

describe('survey', () => {
  const ask = async () => {
    const thread = client.thread('t1')
    thread.add(mari, { kind: 'text', text: 'Enjoy!' })
    thread.status.value = 'solved'
    thread.add({ kind: 'system', id: null, name: null }, { kind: 'survey', survey: 'ces' })
    client.conversations.value = [conversationOf('t1', 'solved')]
    await start()
    panel.show('chat/t1')
    await seen('How easy was it to get help today?')
    return thread
  }
  const radio = (name: string) => all('input').find((each) => each.getAttribute('aria-label') === name)!
  const choose = (field: HTMLElement) => field.click()

  test('names both ends, follows up by the score, and sends what was given', async () => {
    const thread = await ask()
    await seen(/Very difficult.*Very easy/)
    expect(events()).toContain('survey:shown')
    choose(radio('2 of 5'))
    await seen('What could have been easier?')
    choose(all('.options input')[1]!)
    await settle()
    button('Send').click()
    one('form.survey')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    await seen('Thank you for your feedback.')
    expect(thread.asked.filter(([name]) => name === 'answerSurvey')).toEqual([
      [
        'answerSurvey',
        'ces',
        'e2',
        'answered',
        [
          { question: 'effort', score: 2 },
          { question: 'easier', choices: ['waiting'] },
        ],
      ],
    ])
  })

  test('skipping is one tap', async () => {
    const thread = await ask()
    button('Skip').click()
    expect(thread.asked).toContainEqual(['answerSurvey', 'ces', 'e2', 'skipped', []])
    expect(events()).toContain('survey:dismissed')
  })

  test('every number has its name, the ends with their words', async () => {
    await ask()
    expect(all('.scale input').map((each) => each.getAttribute('aria-label'))).toEqual([
      '1 of 5, Very difficult',
      '2 of 5',
      '3 of 5',
      '4 of 5',
      '5 of 5, Very easy',
    ])
  })
})
