import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseMarkdown } from './blocks.ts'
import { plainText } from './plain-text.ts'

const own = [
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '<javascript:alert(1)>',
  '![x](javascript:alert(1))',
  '[x](\u0000javascript:alert(1))',
  '::video[x](javascript:alert(1))',
  '[x](https://a.example" onclick="y)',
]

const shared = join(import.meta.dirname, '../../../../../shared/hostile-inputs')

function sharedInputs(): string[] {
  if (!existsSync(shared)) {
    console.warn(`SKIPPED: no open set of hostile inputs at ${shared}; only the project's own inputs were tried`)
    return []
  }
  const files = ['own/content.json', ...readdirSync(join(shared, 'public')).map((name) => `public/${name}`)]
  return files.flatMap((file) => {
    const rows = JSON.parse(readFileSync(join(shared, file), 'utf8')) as { input?: unknown }[]
    return rows.flatMap(({ input }) => (typeof input === 'string' ? [input] : []))
  })
}

/** Every address in a tree. */
function addresses(tree: unknown): string[] {
  const found: string[] = []
  JSON.stringify(tree, (key, value: unknown) => {
    if ((key === 'href' || key === 'src') && typeof value === 'string') found.push(value)
    return value
  })
  return found
}

test('[T4] no input yields an address outside the allowed schemes', () => {
  for (const input of [...own, ...sharedInputs()]) {
    for (const address of addresses(parseMarkdown(input))) {
      expect(new URL(address, 'https://shop.example/').protocol, `${input} → ${address}`).toMatch(
        /^(https?|mailto|tel):$/,
      )
    }
  }
})

test('[T3] [T5] HTML comes out as the text that went in', () => {
  for (const input of ['<b>x</b>', '<svg onload=y>', 'a < b && c > d', '<!-- c -->', '<a href="javascript:x">y</a>']) {
    expect(plainText(parseMarkdown(input))).toBe(input)
  }
})
