import { expect, test } from 'vitest'
import { allWords } from './all-words.ts'
import { parseAmountBy } from './amount-by-words.ts'
import { commonWords } from './words.ts'

// A page reads with the common words first: they must know money of thousandths as well.
test.each([
  ['1.250 KWD', 1.25],
  ['KWD 12.500', 12.5],
  ['BHD 0.500', 0.5],
  ['1,250.500 KWD', 1250.5],
  ['JD 3.750', 3.75],
  ['OMR 1,250', 1.25],
  ['3.750 TND', 3.75],
  ['د.ك 1.250', 1.25],
  ['€1.250', 1250],
  ['AUD 1,250', 1250],
  ['USD 1,250', 1250],
])('F98 %s is %d, by few words and by all', (shown, amount) => {
  expect(parseAmountBy(commonWords, shown)).toBe(amount)
  expect(parseAmountBy(allWords, shown)).toBe(amount)
})
