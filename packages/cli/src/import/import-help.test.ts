import { expect, test } from 'vitest'
import { createMemoryWorld } from '../../test/in-memory-world.ts'
import { run } from '../run.ts'

async function importing(files: Record<string, string>, ...args: string[]) {
  const memory = createMemoryWorld(files)
  const [name = ''] = Object.keys(files)
  const code = await run(['faq', 'import', name.split('/')[0] ?? '', '--out', 'help', ...args], memory.world)
  const written = Object.fromEntries([...memory.disk].filter(([path]) => path.startsWith('help/')))
  return { code, written, ...memory }
}

const zendesk = {
  articles: [
    {
      ...{ id: 3601, title: 'How do I return a pair?', locale: 'en-us', section_id: 7, label_names: ['refund'] },
      html_url: 'https://shop.zendesk.com/hc/en-us/articles/3601-How-do-I-return',
      body: '<p>Within <strong>30</strong> days.</p><script>alert(1)</script><p>See <a href="https://shop.zendesk.com/hc/en-us/articles/3602-Paying">paying</a>.</p>',
      translations: [
        { locale: 'en-us', title: 'How do I return a pair?', body: '<p>Within 30 days.</p>' },
        {
          locale: 'et',
          title: 'Kuidas tagastada?',
          body: '<p>30 päeva. <a href="/hc/et/articles/3602-Maksmine?x=1">Maksmine</a></p>',
        },
        { locale: 'pl', title: 'Zwrot', body: '<p>30 dni.</p>', draft: true },
      ],
    },
    {
      ...{ id: 3602, title: 'How can I pay?', locale: 'en-us', section_id: 7, position: 2 },
      html_url: 'https://shop.zendesk.com/hc/en-us/articles/3602-Paying',
      body: '<table><tr><th>By</th><th>Takes</th></tr><tr><td>Card | debit</td><td>now</td></tr></table><div class="callout callout--warning"><p>No cash.</p></div>',
    },
    { id: 3603, title: 'Secret', locale: 'en-us', body: '<p>Not yet.</p>', draft: true },
  ],
  sections: [{ id: 7, name: 'Orders & money' }],
}

test('Zendesk: languages, sections, labels, tables, boxes and links between articles; drafts stay away', async () => {
  const { code, written, said } = await importing({ 'export.json': JSON.stringify(zendesk) })
  expect(code).toBe(0)
  expect(Object.keys(written).sort()).toEqual([
    'help/en/_categories.yaml',
    'help/en/how-can-i-pay.md',
    'help/en/how-do-i-return-a-pair.md',
    'help/et/_categories.yaml',
    'help/et/how-do-i-return-a-pair.md',
  ])
  expect(written['help/en/_categories.yaml']).toBe('orders-money: Orders & money\n')
  expect(written['help/en/how-can-i-pay.md']).toBe(
    '---\ntitle: How can I pay?\ncategory: orders-money\norder: 2\n---\n\n' +
      '| By | Takes |\n| --- | --- |\n| Card \\| debit | now |\n\n> [!warning]\n> No cash.\n',
  )
  expect(written['help/et/how-do-i-return-a-pair.md']).toContain('[Maksmine](article:how-can-i-pay)')
  expect(written['help/en/how-do-i-return-a-pair.md']).toContain('tags:\n  - refund\n')
  expect(said[0]).toBe('3 articles from Zendesk in en, et, written to help')
  expect(said).toContain('left out: "Zwrot" (pl) is a draft')
  expect(said).toContain('left out: "Secret" (en-us) is a draft')
})

test('Intercom: pages in a folder, translations, collections, films', async () => {
  const articles = {
    type: 'list',
    data: [
      {
        ...{ type: 'article', id: '91', title: 'Size guide', description: 'Which size to take.', state: 'published' },
        ...{ parent_id: 5, default_locale: 'en', url: 'https://help.shop.example/en/articles/91-size-guide' },
        body: '<h2>Measure</h2><ol><li>Stand.</li><li>Measure.</li></ol><iframe src="//www.youtube.com/embed/abc_1"></iframe>',
        translated_content: {
          type: 'article_translated_content',
          et: {
            type: 'article_content',
            title: 'Suurused',
            description: '',
            body: '<p>Mõõda.</p>',
            state: 'published',
          },
        },
      },
    ],
  }
  const collections = { type: 'list', data: [{ type: 'collection', id: '5', name: 'Sizes' }] }
  const files = { 'in/a.json': JSON.stringify(articles), 'in/c.json': JSON.stringify(collections) }
  const { code, written, said } = await importing(files)
  expect(code).toBe(0)
  expect(written['help/en/size-guide.md']).toBe(
    '---\ntitle: Size guide\ncategory: sizes\nsummary: Which size to take.\n---\n\n' +
      '## Measure\n\n1.  Stand.\n2.  Measure.\n\n::video[Video](https://www.youtube.com/watch?v=abc_1)\n',
  )
  expect(written['help/et/size-guide.md']).toContain('Mõõda.')
  expect(said[0]).toBe('2 articles from Intercom in en, et, written to help')
})

test('Help Scout: articles one by one or in pages, in the language that is named', async () => {
  const one = {
    article: {
      id: 'a1',
      name: 'Liefert ihr auch samstags?',
      text: '<p>Ja.</p>',
      status: 'published',
      categories: ['c1'],
    },
  }
  const page = { articles: { page: 1, items: [{ id: 'a2', name: 'Alt', text: '<p>x</p>', status: 'notpublished' }] } }
  const categories = { categories: { items: [{ id: 'c1', name: 'Versand' }] } }
  const files = { 'in/1.json': JSON.stringify(one), 'in/2.json': JSON.stringify([page, categories]) }
  const { written, said } = await importing(files, '--language', 'de')
  expect(written).toEqual({
    'help/de/liefert-ihr-auch-samstags.md': '---\ntitle: Liefert ihr auch samstags?\ncategory: versand\n---\n\nJa.\n',
    'help/de/_categories.yaml': 'versand: Versand\n',
  })
  expect(said).toContain('left out: "Alt" is a draft')
})

test('a table: by comma or semicolon, with other names of its columns; rows without text are told', async () => {
  const csv =
    'Question;Answer;Lang;Category;Keywords\n"How; really?";"By ""card""";en;Paying;"card, visa"\nEmpty;;en;;\n退货?;30天。;zh;;\n'
  const { written, said } = await importing({ 'faq.csv': csv })
  expect(written['help/en/how-really.md']).toBe(
    '---\ntitle: How; really?\ncategory: paying\ntags:\n  - card\n  - visa\n---\n\nBy "card"\n',
  )
  expect(written['help/zh/article-2.md']).toContain('30天。')
  expect(said).toContain('left out: row 2 has no text')
})

test('what is no export is refused in one sentence', async () => {
  expect((await importing({ 'x.json': '{"a": 1}' })).complained[0]).toMatch(/^x\.json: this is no export of Zendesk/)
  expect((await importing({ 'x.json': '{' })).complained[0]).toMatch(/^x\.json: /)
  const mixed = { 'in/a.json': JSON.stringify(zendesk), 'in/b.csv': 'title,text\nA,B\n' }
  expect((await importing(mixed)).complained[0]).toMatch(/zendesk and of rows are mixed/)
  const drafts = { articles: [{ ...zendesk.articles[2] }] }
  expect((await importing({ 'x.json': JSON.stringify(drafts) })).code).toBe(1)
})
