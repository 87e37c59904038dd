import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Liquid, type Tag, type TagToken, type TopLevelToken } from 'liquidjs'
import { expect, test } from 'vitest'
import { parseOptions } from '../../../packages/widget/src/options.ts'

const read = (file: string) => readFileSync(resolve(import.meta.dirname, '..', file), 'utf8')
const block = read('blocks/deskbell.liquid')
const schema = JSON.parse(/{% schema %}([\s\S]*){% endschema %}/.exec(block)![1]!) as {
  name: string
  target: string
  settings: { id: string; type: string; default?: unknown; options?: { value: string }[] }[]
}
const liquid = new Liquid({ strictFilters: true, strictVariables: false })
liquid.registerTag('schema', {
  parse(this: Tag, _: TagToken, rest: TopLevelToken[]) {
    while (rest.length > 0 && (rest.shift() as { name?: string }).name !== 'endschema');
  },
  render: () => '',
} as never)

const defaults = Object.fromEntries(schema.settings.map((one) => [one.id, one.default]))
const render = (settings: object) =>
  liquid.parseAndRender(block, {
    block: { settings: { ...defaults, ...settings } },
    request: { locale: { iso_code: 'pt-BR' } },
  })
/** What the widget makes of the tag's attributes, and its address. */
function readTag(html: string) {
  const warned: unknown[] = []
  const { warn, error } = console
  console.warn = console.error = (text) => void warned.push(text)
  const data = Object.fromEntries(
    [...html.matchAll(/data-([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [
      name!.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  )
  const options = parseOptions(data, [], { baseUrl: 'https://a.example', position: 'right' })
  Object.assign(console, { warn, error })
  return { warned, options, src: /src="([^"]*)"/.exec(html)?.[1] }
}

test('an app embed for the body, whose settings are all used and all there', () => {
  expect(schema.target).toBe('body')
  expect(schema.name.length).toBeLessThanOrEqual(25)
  const used = new Set([...block.matchAll(/block\.settings\.(\w+)/g)].map(([, id]) => id))
  expect([...used].sort()).toEqual(schema.settings.map(({ id }) => id).sort())
})

test.each(['right', 'left'])('the tag that comes out has right settings only, in the %s corner', async (position) => {
  const html = await render({ server: 'https://chat.example.com/', site_key: 'rosso', position })
  const { warned, options, src } = readTag(html)
  expect(warned).toEqual([])
  expect(src).toBe('https://chat.example.com/deskbell.js')
  expect(options).toMatchObject({ siteKey: 'rosso', platform: 'shopify', locale: 'pt-BR', greetings: 'on', position })
  expect(options?.more).toBeUndefined()
  expect(readTag(await render({ server: 'https://a.example', site_key: 'a', chat: false })).options?.more).toEqual({
    chat: 'off',
  })
})

test('without a server or a site nothing comes out; what a merchant types stays inside its attribute', async () => {
  expect((await render({ server: '', site_key: 'rosso' })).trim()).toBe('')
  const html = await render({ server: 'https://a.example', site_key: '"><img src=x onerror=alert(1)>' })
  expect(html).not.toContain('<img')
})

test('the snippet is a right tag, too', async () => {
  const html = await liquid.parseAndRender(read('snippets/deskbell.liquid'), {
    request: { locale: { iso_code: 'et' } },
  })
  const { warned, options } = readTag(html)
  expect(warned).toEqual([])
  expect(options).toMatchObject({ siteKey: 'rosso', locale: 'et', greetings: 'on' })
})
