import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { disposition, safeName } from './file-name.ts'

test.each([
  ['photo.JPG', 'image/jpeg', 'photo.JPG'],
  ['../../etc/passwd', 'text/plain', 'passwd.txt'],
  ['C:\\temp\\a.png', 'image/png', 'a.png'],
  ['invoice\u202efdp.exe', 'application/pdf', 'invoicefdp.exe.pdf'],
  ['safe\u200d.exe', 'image/png', 'safe.exe.png'],
  ['.htaccess', 'text/plain', 'htaccess.txt'],
  ['', 'image/png', 'file.png'],
  ['a\nb\t.png', 'image/png', 'ab.png'],
  ['__proto__', 'image/gif', '__proto__.gif'],
  ['õun 🍎.webp', 'image/webp', 'õun 🍎.webp'],
  ['half \ud83d', 'image/webp', 'half.webp'],
] as const)('[T9] [T56] %j of %s is shown as %j', (given, type, shown) => {
  expect(safeName(given, type)).toBe(shown)
})

test('a name is cut, and not through a character', () => {
  const name = safeName(`${'x'.repeat(109)}🍎${'x'.repeat(300)}`, 'image/png')
  expect(name).toBe(`${'x'.repeat(109)}.png`)
})

test('[T56] the download is named for every browser, and no name can end the header or begin a parameter', () => {
  expect(disposition('a;b=c "1".txt')).toBe(
    `attachment; filename="a_b=c _1_.txt"; filename*=UTF-8''a%3Bb%3Dc%20%221%22.txt`,
  )
  expect(disposition("õun's (1).png")).toBe(
    `attachment; filename="_un's (1).png"; filename*=UTF-8''%C3%B5un%27s%20%281%29.png`,
  )
})

const cases = join(import.meta.dirname, '../../../../../shared/hostile-inputs/own/filename.json')

test.skipIf(!existsSync(cases))('[T56] every hostile name becomes a plain one that fits into a header', () => {
  const rows = JSON.parse(readFileSync(cases, 'utf8')) as { input: string }[]
  for (const { input } of rows) {
    const name = safeName(input, 'image/png')
    expect(name).toMatch(/^[^\p{C}/\\:*?"<>|.][^\p{C}/\\:*?"<>|]*\.png$/u)
    expect(name.length).toBeLessThanOrEqual(120)
    expect(disposition(name)).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.~%-]+$/)
  }
})
