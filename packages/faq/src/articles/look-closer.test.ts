import { expect, test } from 'vitest'
import { buildHelp } from './build-help.ts'
import { lookCloser } from './look-closer.ts'

const article = (title: string, body: string) => `---\ntitle: ${title}\n---\n${body}`
const look = (files: Record<string, string>) => {
  const help = buildHelp(Object.entries(files).map(([path, text]) => ({ path, text })))
  expect(help.problems).toEqual([])
  return lookCloser(help.bundles[0]!.bundle, (id) => `en/${id}.md`).map(({ file, reason }) => `${file}: ${reason}`)
}
const returns = 'Send the pair back within thirty days, unworn and in its box, with the label that came with it.'

test('articles that say the same in other order of letters are told once', () => {
  const found = look({
    'en/returns.md': article('How do I return a pair?', returns),
    'en/send-back.md': article('Where does my parcel go?', `${returns} Thank you.`),
    'en/pay.md': article('How can I pay?', 'By card, by invoice or with a gift card, also in parts.'),
  })
  expect(found).toEqual(['en/send-back.md: says nearly the same as en/returns.md: one of them will do'])
})

test('titles that lead elsewhere or nowhere are told', () => {
  const found = look({
    'en/room.md': article('Room', 'A room of your own.'),
    'en/roem.md': article('Rõõm', 'Joy, in other words.'),
    'en/number.md': article('"37251234567"', 'Our number.'),
  })
  expect(found).toEqual([
    'en/number.md: nobody finds it by its title "37251234567": say in words what it answers',
    'en/roem.md: who searches for its title "Rõõm" finds en/room.md first: say in the title what is its own',
  ])
})

test('good help has nothing to mend', () => {
  const found = look({
    'en/returns.md': article('How do I return a pair?', returns),
    'en/pay.md': article('How can I pay?', 'By card or invoice.'),
  })
  expect(found).toEqual([])
})
