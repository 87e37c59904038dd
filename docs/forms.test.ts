import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { FormField, formFault, parse, SiteForms } from '../packages/protocol/src/index.ts'

const page = readFileSync(resolve(import.meta.dirname, 'forms.md'), 'utf8')
const under = (heading: string) => page.slice(page.indexOf(`\n## ${heading}\n`)).split('\n## ')[1] ?? ''
const cells = (heading: string) => [...under(heading).matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name!)

const label = 'x'
const options = [
  { id: 'a', label },
  { id: 'b', label },
]
/** Every kind with what it needs, one answer that fits and one that does not. */
const kinds: Record<string, { more?: object; right: string; wrong: string }> = {
  text: { right: 'anything', wrong: 'x'.repeat(301) },
  long: { right: 'x'.repeat(4000), wrong: 'x'.repeat(4001) },
  name: { right: 'Liis Õun', wrong: 'x'.repeat(301) },
  email: { right: 'liis@mail.example', wrong: 'liis@mail' },
  phone: { right: '+372 5555 (1234)', wrong: '12345' },
  number: { right: '-1,5', wrong: '1.5.2' },
  pattern: { more: { pattern: '[A-Z]{2}\\d{4}' }, right: 'AB1234', wrong: 'A1' },
  choice: { more: { options }, right: 'a', wrong: 'c' },
  topic: { more: { options }, right: 'b', wrong: '' },
  check: { right: 'yes', wrong: 'no' },
}

test('the example is right', () => {
  const example = JSON.parse(/```json\n(.*?)```/s.exec(page)![1]!) as unknown
  expect(parse(SiteForms, example)).toMatchObject({ ok: true })
})

test('the page names every part and every kind', () => {
  expect(cells('Parts').sort()).toEqual(
    Object.keys(SiteForms.entries)
      .filter((name) => !/version|schema/.test(name))
      .sort(),
  )
  expect(cells('Fields')).toEqual(Object.keys(kinds))
  const known = FormField.options.flatMap(({ entries: { kind } }) =>
    'options' in kind ? kind.options : [kind.literal],
  )
  expect(cells('Fields').sort()).toEqual([...known].sort())
})

test.each(Object.entries(kinds))('F168 %s takes what fits and nothing else', (kind, { more, right, wrong }) => {
  const parsed = parse(FormField, { id: 'f', kind, label, required: true, ...more })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
  expect(formFault(parsed.value, right)).toBeNull()
  expect(formFault(parsed.value, wrong)).not.toBeNull()
  expect(formFault({ ...parsed.value, required: false }, ' ')).toBeNull()
})
