import type { Availability } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import en from '../locales/en.json'
import ru from '../locales/ru.json'
import { createTranslate } from '../panel/translate.ts'
import { hoursText, lengthText } from './hours-text.ts'

const now = new Date(2026, 4, 4, 20, 0).getTime()
const english = { t: createTranslate({ locale: 'en', messages: en }), locale: 'en', now }
const open: Availability = { online: 2, open: true, opensAt: null, replyMinutes: 3 }

test.each<[string, Availability | null, string, string]>([
  ['nothing is known', null, '', ''],
  ['only the owner’s words are known', null, 'We reply soon', 'We reply soon'],
  ['what people lately waited', open, '', 'Usual reply time: 3 minutes'],
  ['the owner’s words come before what was measured', open, 'We reply soon', 'We reply soon'],
  ['too little was measured', { ...open, replyMinutes: null }, '', ''],
  ['nobody is there, whatever the owner says', { ...open, online: 0 }, 'We reply soon', 'Nobody is here right now'],
  [
    'closed, and until when',
    { ...open, online: 0, open: false, opensAt: new Date(2026, 4, 5, 9, 0).getTime() },
    'We reply soon',
    'We are closed right now. Back: tomorrow, 9:00 AM.',
  ],
  ['closed without a time', { ...open, open: false }, '', 'We are closed right now.'],
])('%s', (_, there, owners, text) => {
  expect(hoursText(english, there, owners)).toBe(text)
})

test.each([
  ['en', 0.2, '1 minute'],
  ['en', 59, '59 minutes'],
  ['en', 150, '3 hours'],
  ['ru', 2, '2 минуты'],
  ['ar', 3, '٣ دقائق'],
])('in %s %d minutes are %s', (locale, minutes, text) => {
  expect(
    lengthText(locale, minutes).replace(/[0-9]/g, (digit) => (locale === 'ar' ? '٠١٢٣٤٥٦٧٨٩'[+digit]! : digit)),
  ).toBe(text)
})

test('other languages say it in theirs', () => {
  const russian = { t: createTranslate({ locale: 'ru', messages: ru }), locale: 'ru', now }
  expect(hoursText(russian, open, '')).toBe('Обычное время ответа: 3 минуты')
})
