import { expect, test } from 'vitest'
import pl from '../locales/pl.json'
import { createTranslate } from '../panel/translate.ts'
import { launcherName } from './launcher-name.ts'

const t = createTranslate({ locale: 'pl', messages: pl })

test('the launcher says what it does and what waits', () => {
  expect(launcherName(t, { isOpen: false, nudge: 0, unread: 0 })).toBe('Otwórz czat')
  expect(launcherName(t, { isOpen: true, nudge: 0, unread: 2 })).toBe('Zamknij czat, Nieprzeczytane wiadomości: 2')
})
