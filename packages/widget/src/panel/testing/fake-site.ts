import type { Article, HelpBundle, SiteConfig, Survey } from '@deskbell/protocol'
import type { SiteFiles } from '../edge/site-files.ts'

export const ces: Survey = {
  version: 1,
  id: 'ces',
  trigger: 'solved',
  questions: [
    {
      ...{ id: 'effort', kind: 'rating', metric: 'ces5', text: 'How easy was it to get help today?', min: 1, max: 5 },
      ends: { low: 'Very difficult', high: 'Very easy' },
    },
    {
      ...{ id: 'easier', kind: 'choice', text: 'What could have been easier?', other: true, many: true },
      options: [
        { id: 'finding', label: 'Finding the answer' },
        { id: 'waiting', label: 'Waiting' },
        { id: 'repeating', label: 'Repeating myself' },
      ],
      when: { question: 'effort', max: 4 },
    },
  ],
}

const ends = { low: 'Bad', high: 'Good' }
/** Surveys that are asked outside of conversations. */
const outside: Survey[] = [
  {
    ...{ version: 1, id: 'why', trigger: 'exit' },
    questions: [
      {
        ...{ id: 'reason', kind: 'choice', text: { en: 'What keeps you from ordering?', et: 'Mis hoiab tellimast?' } },
        options: [
          { id: 'price', label: 'Price' },
          { id: 'size', label: 'Size' },
        ],
      },
    ],
  },
  {
    ...{ version: 1, id: 'verdict', trigger: 'exit' },
    questions: [
      { id: 'well', kind: 'good-bad', text: 'Well?', ends, min: 0, max: 1 },
      { id: 'wrong', kind: 'open', text: 'What went wrong?', when: { question: 'well', max: 0 } },
    ],
  },
  {
    ...{ version: 1, id: 'asked', trigger: 'call', cooldownDays: 7 },
    questions: [{ id: 'like', kind: 'rating', text: 'How do you like the shop?', min: 1, max: 5, ends }],
  },
]

export const config: SiteConfig = {
  version: 1,
  site: 'rosso',
  name: 'Rosso',
  defaultLanguage: 'en',
  help: 'help/manifest.json',
  replyTime: { en: 'We usually reply in 3 minutes' },
  team: [
    { name: 'Mari Kask', initials: 'MK' },
    { name: 'Jaan Tamm', initials: 'JT' },
  ],
  files: null,
  assistant: {
    version: 1,
    name: 'Rosso assistant',
    hello: 'Hello! Ask me anything about sizes, delivery or returns.',
    flows: [],
  },
  surveys: [ces, ...outside],
  forms: null,
}

const article = (id: string, question: string, summary: string, more: Partial<Article> = {}): Article => ({
  ...{ id, lang: 'en', category: 'returns', question, answer: summary, summary, tags: [], pages: [], order: 1 },
  blocks: [{ t: 'p', c: [summary] }],
  ...more,
})

export const bundle: HelpBundle = {
  version: 1,
  lang: 'en',
  hash: 'abc',
  categories: [
    { id: 'returns', title: 'Returns' },
    { id: 'sizes', title: 'Sizes' },
  ],
  synonyms: [],
  articles: [
    article('returns', 'How do I return shoes?', 'Within 30 days, unworn, with the label that came in the box.', {
      blocks: [
        { t: 'p', c: ['Within 30 days, ', { t: 'strong', c: ['unworn'] }, ', with the label that came in the box.'] },
        {
          t: 'list',
          ordered: true,
          items: [
            [{ t: 'p', c: ['Put the pair in its box.'] }],
            [{ t: 'p', c: ['Stick the label over the old one.'] }],
            [{ t: 'p', c: ['Leave it at any ', { t: 'link', href: '/parcels', c: ['parcel point'] }, '.'] }],
          ],
        },
        { t: 'callout', tone: 'tip', c: [{ t: 'p', c: ['Keep the receipt of the parcel point.'] }] },
        { t: 'p', c: ['See also ', { t: 'article', id: 'refund', c: ['when the money is back'] }, '.'] },
        { t: 'p', c: [{ t: 'link', href: 'javascript:alert(1)', c: ['a bad link'] }] },
      ],
    }),
    article(
      'refund',
      'When do I get my money back after a return?',
      'Three working days after the parcel reaches us.',
      {
        order: 2,
      },
    ),
    article('exchange', 'Can I exchange shoes for another size?', 'Yes. We send the new pair at once.', { order: 3 }),
    article('size-guide', 'Which size should I take?', 'Corsa runs half a size small.', {
      category: 'sizes',
      pages: ['product'],
    }),
  ],
}

/** A site as it is served, or as it is kept when the network is away. */
export const createFakeFiles = (reached = true): SiteFiles => ({
  async config(take) {
    take(config)
    return reached
  },
  async help(_path, _locale, take) {
    take({ url: 'https://help.example/en-abc.json', bundle })
    return reached
  },
})
