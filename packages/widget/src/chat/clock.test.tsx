import { expect, test, vi } from 'vitest'
import { clockOf } from './message.tsx'

test.each([
  ['en', ['en-GB', 'en'], '14:05'],
  ['en', ['en-US'], '2:05 PM'],
  ['en', ['de-DE'], '2:05 PM'],
  ['en-AU', ['en-GB'], '2:05 pm'],
  ['fi', ['fil-PH'], '14.05'],
])('a clock in %s, read in %s, says %s', (locale, languages, said) => {
  const asked = vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages)
  try {
    expect(
      clockOf(locale)
        .format(new Date(2026, 4, 4, 14, 5))
        .replace(/\s/g, ' '),
    ).toBe(said)
  } finally {
    asked.mockRestore()
  }
})
