import { expect, test } from 'vitest'
import en from '../locales/en.json'
import { createTranslate } from '../panel/translate.ts'
import { queueText } from './queue-text.ts'

const t = createTranslate({ locale: 'en', messages: en })
const place = (position: number, waitMinutes: number | null) => ({ conversation: 'c', position, waitMinutes })

test.each([
  ['assistant', place(1, 2), 1, ''],
  ['waiting', null, null, 'Waiting for a person'],
  ['waiting', place(1, 2), 1, 'You are next · about 2 minutes'],
  ['waiting', place(1, 0.2), 1, 'You are next · about 1 minute'],
  ['waiting', place(4, null), 1, 'You are number 4 in line'],
  ['waiting', place(1, 5), 0, 'You are next · Nobody is here right now. We answer in this chat.'],
] as const)('%s at %j with %s agents → %s', (status, where, online, text) => {
  expect(queueText(t, status, where, online)).toBe(text)
})
