import { describe, expect, test } from 'vitest'
import { decideReply } from '../decide-reply.ts'
import { createListener, newBotState } from '../index.ts'
import type { Listener } from '../types.ts'
import { allWords } from './all.ts'
import { loadListener, wordsNeeded } from './load-listener.ts'

test.each([
  ['et-EE', '', ['et']],
  ['et-EE', 'kus on minu tellimus', ['et', 'en']],
  ['en', '', ['en']],
  ['et', 'где мой заказ', ['et', 'ru']],
  ['ru', 'где мой заказ', ['ru']],
  ['ru', 'где мой заказ? hello', ['ru', 'en']],
  ['pl', '转人工', ['pl', 'zh']],
  ['xx', 'أريد موظف', ['ar']],
  ['xx', '', ['en']],
  ['__proto__', '', ['en']],
])('%s with "%s" needs %j', (locale, text, tags) => {
  expect(wordsNeeded(locale, text)).toEqual(tags)
})

test.each(allWords.map(({ lang, thanks }) => [lang, thanks.split('|')[0]!]))(
  '%s can be loaded, as itself',
  async (lang, thanks) => {
    expect((await loadListener(lang))?.smallTalk(thanks)).toBe('thanks')
  },
)

const context = {
  locale: 'et',
  assistant: { version: 1 as const, name: 'Bell', hello: 'I am automated.', flows: [] },
  article: (id: string) => (id === 'a' ? { id: 'a', question: 'Q?', summary: 'S.' } : undefined),
}
const every = createListener(allWords, 'et')
const decide = (text: string, listener: Listener | null = every, hits = [{ id: 'a', score: 0.9 }]) =>
  decideReply(newBotState(), { kind: 'text', text }, hits, { ...context, listener })

describe('with the words of a language', () => {
  test('a person is understood; without any, the answer still has the way to one', async () => {
    expect(decide('soovin inimesega rääkida', await loadListener('et')).handoff).toBe('asked')
    const without = decide('soovin inimesega rääkida', null)
    expect(without.replies[0]!.choices.map(({ act }) => act.kind)).toContain('handoff')
  })
  test('the tone meets the mood, in the shopper’s language, once', () => {
    const first = decide('mul on kingi vaja homseks matusteks, pean kohe teadma, palun kiiresti')
    expect(first.replies.map(({ say }) => 'text' in say && say.text)).toEqual(['Näen, et aega on vähe.', 'S.'])
    const again = decideReply(first.state, { kind: 'text', text: 'palun kiirustage' }, [{ id: 'a', score: 0.9 }], {
      ...context,
      listener: every,
    })
    expect(again.replies).toHaveLength(1)
  })
  test('annoyed, but not yet too much: sorry, the answer, and a person first', () => {
    const { replies, state } = decide('see on kasutu')
    expect(replies.map(({ say }) => 'text' in say && say.text)).toEqual(['Vabandan, et see on olnud tüütu.', 'S.'])
    expect(replies[1]!.choices[0]!.act).toEqual({ kind: 'handoff', reason: 'frustrated' })
    expect(state.mood).toBe('frustrated')
  })
  test('confused and nothing found: led on, with a person first', () => {
    const { replies } = decide('ma ei saa aru', every, [])
    expect(replies[1]!.say).toEqual({ key: 'bot.anotherWay' })
    expect(replies[1]!.choices[0]!.act).toEqual({ kind: 'handoff', reason: 'no-answer' })
  })
  test.each(['are you a robot?', 'Kas sa oled inimene?', 'ты робот?', '你是真人吗', 'czy to bot?', 'awak robot ke'])(
    '%s → it says what it is, and offers a person',
    (text) => {
      const { replies, handoff } = decide(text, every, [])
      expect(handoff).toBeNull()
      expect(replies[0]).toMatchObject({ say: { text: 'I am automated.' }, choices: [{ act: { kind: 'handoff' } }] })
    },
  )
  test('[T69] asking for a person and whether it is one: a person', () => {
    expect(decide('are you a robot? I want to talk to a person').handoff).toBe('asked')
  })
})
