import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseMarkdown } from './blocks.ts'
import { parseArticle } from './parse-article.ts'
import { articleToMarkdown, blocksToMarkdown } from './to-markdown.ts'

const help = join(import.meta.dirname, '../../../../examples/storefront/help')
const files = readdirSync(help).flatMap((lang) =>
  readdirSync(join(help, lang))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${lang}/${name}`),
)

test('every article of the example shop is written so that it reads as the same article', () => {
  expect(files.length).toBeGreaterThan(100)
  for (const path of files) {
    const { article } = parseArticle({ path, text: readFileSync(join(help, path), 'utf8') })
    const again = parseArticle({ path, text: articleToMarkdown(article!) })
    expect([path, again.problems]).toEqual([path, []])
    expect(again.article).toEqual(article)
  }
})

test.each([
  'Stars \\* and \\_lines\\_, [brackets\\], a \\<tag> and ~~gone~~ **bold *and* more**',
  '# A\n\n## B\n\n---\n\n1. one\n2. two\n\n   - inner\n   - more\n\n     deep',
  '> quoted\n>\n> > twice\n\n> [!WARNING]\n> Careful, `code` and ``a ` tick``.',
  '```\nfences # - >\n```\n\n| a\\|b | c |\n| --- | --- |\n| 1 | 2 |',
  '![Alt](https://a.example/b.png)\n\n::video[Film](https://a.example/c.mp4)\n\nline\\\nbreak [to](article:other) <https://a.example/d>',
  '\\# no heading\n\n1\\. no list\n\n\\- no list\n\n2024 is no list\n\n\\> no quote',
])('%j keeps its blocks', (markdown) => {
  const blocks = parseMarkdown(markdown)
  expect(parseMarkdown(blocksToMarkdown(blocks))).toEqual(blocks)
})
