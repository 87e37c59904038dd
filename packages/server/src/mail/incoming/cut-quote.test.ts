import { expect, test } from 'vitest'
import { cutQuote } from './cut-quote.ts'
import { htmlText } from './html-text.ts'

const ours = ['chat@shop.example', '0123456789']
const cut = (...lines: string[]) => cutQuote(lines.join('\r\n'), ours)

test.each([
  [['Yes', '', 'On Mon, 30 Nov 2026, 15:11 Shop <chat@shop.example> wrote:', '> a'], 'Yes'],
  [['Yes', '', 'On Mon, Nov 30, 2026 at 3:11 PM Shoe shop', '<chat@shop.example> wrote:', '', '> a'], 'Yes'],
  [['Ja', '', 'Am Mo., 30. Nov. 2026 um 15:11 Uhr schrieb Shop <chat@shop.example>:', '> a'], 'Ja'],
  [['Jah', 'Shop (<chat@shop.example>) kirjutas kuupäeval E, 30. november 2026 kell 15:11:', '> a'], 'Jah'],
  [['是的', '', 'Shop <chat@shop.example> 于2026年11月30日周一 15:11写道：', '> a'], '是的'],
  [['Ok', '', '-----Original Message-----', 'From: x'], 'Ok'],
  [['Ok', '', '________________________________', 'From: Shop <chat@shop.example>'], 'Ok'],
  [['Ok', '', 'Von: Shop <chat@shop.example>', 'Gesendet: Montag'], 'Ok'],
  [['Ok', '', '-- ', 'Kadri'], 'Ok'],
  [['Ok', '', 'To: reply+0123456789@in.shop.example'], 'Ok'],
  [['First', '', 'second 2026', '', '> quoted'], 'First\n\nsecond 2026'],
  [['> quoted', 'my words below', '> more'], '> quoted\nmy words below'],
  [['> all', '> of it'], ''],
])('[M134] %j says %j', (lines, words) => {
  expect(cut(...lines)).toBe(words)
})

test('[M134] HTML gives its words, without quotes, styles and scripts; hostile HTML is read in one go', () => {
  expect(htmlText('<style>p{}</style><p>Hi &lt;b&gt; &#233;</p><!-- x --><div>you<br>there</div>')).toBe(
    'Hi <b> é\n\nyou\nthere',
  )
  expect(htmlText('<blockquote>a<blockquote>b</blockquote>c</blockquote>d')).toBe('d')
  expect(htmlText(`${'<!--'.repeat(40_000)}`)).toBe('')
  expect(htmlText(`${'<a'.repeat(90_000)}`).length).toBeGreaterThan(0)
})
