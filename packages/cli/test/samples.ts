/** Good and bad files of each kind, on which the schemas for editors and the parsers must agree. */

const greeting = (more: object) => ({ version: 1, greetings: [{ id: 'hello', ...more }] })
const show = { text: { en: 'Hi', et: 'Tere' } }
const question = { id: 'ease', kind: 'rating', text: 'How easy?', min: 1, max: 7, ends: { low: 'Hard', high: 'Easy' } }
const survey = (more: object = {}) => ({ version: 1, id: 'effort', trigger: 'solved', questions: [question], ...more })
const ends = { low: 'Bad', high: { en: 'Good', et: 'Hea' } }
const nps = { ...question, metric: 'nps', min: 0, max: 10 }
const rows = [{ id: 'speed', label: 'It was quick' }]
const likert = { id: 'l', kind: 'likert', text: 'Agree?', min: 1, max: 5, ends, rows }
const pairs = [{ id: 'pace', ends, good: 'low' }]
const differential = { id: 'd', kind: 'differential', text: 'It was', pairs }
const asking = (...questions: object[]) => survey({ questions })
const step = { id: 'start', say: 'Which?', choices: [{ label: 'Size', article: 'size-guide' }] }
const end = { id: 'end', say: 'Done.', end: true }
const slotStep = (ask: object) => ({
  id: 'ask',
  say: 'Your number?',
  ask: { slot: 'number', retry: 'Like AB-1234', go: 'end', ...ask },
})
const assistant = (more: object = {}) => ({ version: 1, name: 'Bell', hello: { en: 'Hi' }, flows: [], ...more })

const model = { url: 'https://api.example.com/v1', name: 'small', secret: 'model' }
const bot = { url: 'http://127.0.0.1:8080/bot', secret: 'bot' }

/** What owners write is "when … then"; an object of the language's own with that key would be taken for a promise. */
const doing = 'then'

const recording = (more: object = {}) => ({ version: 1, url: 'https://shop.example/cart', ...more })

export const goodSamples = {
  recording: [
    recording(),
    recording({ html: '<h1>x</h1>', platform: 'shopify', payload: { items: [] }, shows: null, $schema: 'x' }),
    recording({ htmlFile: 'cart.html', at: '2026-11-30T14:00+02:00', language: 'et', shows: 'hello' }),
    recording({ moment: { seconds: 3, scroll: 50, exitIntent: true, agents: 'offline', attributes: { vip: true } } }),
  ],
  desk: [
    { version: 1 },
    {
      version: 1,
      hours: { zone: 'Europe/Tallinn', week: { mon: [['09:00', '17:00']] }, holidays: [{ date: '2026-12-24' }] },
      routing: { method: 'least-busy', capacity: 4 },
      autoClose: { afterMinutes: 1440 },
      rules: [{ id: 'refund', words: 'refund', [doing]: { tag: ['returns'], priority: 'high' } }],
    },
  ],
  answers: [
    { version: 1, model },
    { version: 1, bot, links: ['shop.example'], perVisitor: 1, perDay: 2, tokensPerDay: 3, timeoutSeconds: 1 },
    { version: 1, model: { url: 'http://localhost:11434/v1', name: 'own', tone: 'Friendly' }, $schema: 'x' },
    { version: 1, model, for: ['visitors', 'agents'], perAgent: 5 },
    { version: 1, bot, for: ['visitors'] },
  ],
  greetings: [
    greeting({ when: { page: ['cart'], cartValue: { min: 20 }, not: { visits: 1 }, any: [{ scroll: 50 }] }, show }),
    greeting({ when: { url: ['/a/*'], from: '2026-11-01', between: ['09:00', '17:00'] }, show, priority: 3 }),
    greeting({
      when: { attributes: { vip: true, tier: 'gold', spent: { min: 5 } } },
      show: { text: 'Hi', replies: [] },
    }),
    { version: 1, greetings: [], limits: { perPage: 0 }, control: 10, $schema: 'x' },
    greeting({
      when: {},
      variants: [
        { id: 'a', show },
        { id: 'b', weight: 2, show },
      ],
    }),
  ],
  survey: [
    survey(),
    survey({
      thanks: 'Thanks',
      questions: [question, { id: 'why', kind: 'open', text: 'Why?', when: { question: 'ease' } }],
    }),
    survey({
      questions: [{ id: 'c', kind: 'choice', text: 'Which?', options: ['a', 'b'].map((id) => ({ id, label: id })) }],
    }),
    asking(nps, { ...question, metric: 'ces7', id: 'effort' }),
    asking({ id: 'g', kind: 'good-bad', text: 'Well?', ends }, likert, differential),
    asking({ ...differential, max: 5, ends }, { ...likert, min: -2, max: 2, when: { question: 'd' } }),
    survey({ trigger: 'tag', tags: ['refund'], sample: 12.5, cooldownDays: 0 }),
    survey({ trigger: 'days', days: 7 }),
    ...['bot-solved', 'ended', 'exit', 'return', 'call'].map((trigger) => survey({ trigger })),
  ],
  assistant: [
    assistant({ threshold: 0.5, flows: [{ id: 'size', startsOn: { words: { en: ['size'] } }, steps: [step] }] }),
    assistant(),
    assistant({
      languages: ['en'],
      flows: [{ id: 'order', steps: [slotStep({ kind: 'pattern', pattern: '[A-Z]{2}-\\d{4,8}' }), end] }],
    }),
    assistant({
      flows: [
        { id: 'tell', when: { not: { hours: 'closed' } }, steps: [{ ...end, branches: [{ when: {}, go: 'end' }] }] },
      ],
    }),
    assistant({
      flows: [{ id: 'tell', steps: [{ ...end, do: [{ tag: 'vip' }, { set: { name: 'tier', value: 2 } }] }] }],
    }),
  ],
}

export const badSamples = {
  recording: [
    { version: 1 },
    recording({ url: '/cart' }),
    recording({ htmlFile: '../cart.html' }),
    recording({ at: 'noon' }),
    recording({ moment: { secnds: 3 } }),
    recording({ moment: { scroll: 101 } }),
    recording({ shows: '' }),
    recording({ extra: 1 }),
  ],
  desk: [
    { version: 1, hours: { week: {} } },
    { version: 1, hours: { zone: 'UTC', week: { mon: [['9:00', '17:00']] } } },
    { version: 1, routing: { method: 'luck' } },
    { version: 1, rules: [{ id: 'empty', [doing]: {} }] },
  ],
  answers: [
    { version: 1 },
    { version: 1, model, bot },
    { version: 1, model: { ...model, url: 'http://api.example.com/v1' } },
    { version: 1, model: { ...model, key: 'sk-1234' } },
    { version: 1, model: { ...model, secret: 'Not A Name' } },
    { version: 1, bot: { url: bot.url } },
    { version: 1, bot, links: ['https://shop.example'] },
    { version: 1, bot, perDay: 0 },
    { version: 1, bot, timeoutSeconds: 600 },
    { version: 1, bot, for: ['agents'] },
    { version: 1, model, for: [] },
  ],
  greetings: [
    greeting({ when: { cartVlue: 20 }, show }),
    greeting({ when: {} }),
    greeting({
      when: {},
      show,
      variants: [
        { id: 'a', show },
        { id: 'b', show },
      ],
    }),
    greeting({ when: { page: ['basket'] }, show }),
    greeting({ when: { from: '1.11.2026' }, show }),
    greeting({ when: { between: ['9', '17'] }, show }),
    greeting({ when: { not: { pages: 'two' } }, show }),
    greeting({ when: {}, show: { text: {} } }),
    greeting({ when: {}, show: { text: { EN_us: 'x' } } }),
    { version: 2, greetings: [] },
    { version: 1, greetings: [], control: 51 },
    { version: 1, greetings: [], limits: { perPage: 1.5 } },
    [],
  ],
  survey: [
    survey({ trigger: 'never' }),
    survey({ questions: [] }),
    survey({ questions: [{ ...question, max: 6.5 }] }),
    survey({ questions: [{ ...question, options: [] }] }),
    survey({ questions: [{ id: 'c', kind: 'choice', text: 'Which?', options: [{ id: 'a', label: 'A' }] }] }),
    survey({ id: 'Not a slug' }),
    survey({ thanks: {} }),
    asking({ ...nps, min: 1 }),
    asking({ ...question, metric: 'csat10' }),
    asking({ ...question, max: 11 }),
    asking({ ...question, ends: { low: 'Hard' } }),
    asking({ id: 'g', kind: 'good-bad', text: 'Well?' }),
    asking({ id: 'g', kind: 'good-bad', text: 'Well?', ends, max: 5 }),
    asking({ ...likert, rows: [] }),
    asking({ ...likert, rows: [{ id: 'speed' }] }),
    asking({ ...likert, pairs }),
    asking({ ...differential, max: 6 }),
    asking({ ...differential, pairs: [{ id: 'pace', low: 'slow', high: 'fast' }] }),
    asking({ ...differential, pairs: [{ id: 'pace', ends, good: 'left' }] }),
    survey({ trigger: 'tag' }),
    survey({ trigger: 'tag', tags: [] }),
    survey({ tags: ['refund'] }),
    survey({ trigger: 'days' }),
    survey({ trigger: 'days', days: 0 }),
    survey({ days: 3 }),
    survey({ sample: 101 }),
    survey({ cooldownDays: -1 }),
    survey({ extra: 1 }),
  ],
  assistant: [
    assistant({ threshold: 1.5 }),
    assistant({ flows: [{ id: 'size', steps: [] }] }),
    assistant({ flows: [{ id: 'size', steps: [{ ...step, choices: [] }] }] }),
    assistant({ hello: 5 }),
    assistant({ flows: [{ id: 'order', steps: [slotStep({ kind: 'pattern', pattern: '(a+)+' })] }] }),
    assistant({ flows: [{ id: 'order', steps: [slotStep({ kind: 'pattern' })] }] }),
    assistant({ flows: [{ id: 'order', steps: [slotStep({ kind: 'iban' })] }] }),
    assistant({ flows: [{ id: 'size', steps: [{ ...end, end: false }] }] }),
    assistant({ flows: [{ id: 'size', steps: [{ ...end, card: { title: 'A', link: 'javascript:alert(1)' } }] }] }),
    assistant({ flows: [{ id: 'size', when: { cartVlue: 3 }, steps: [end] }] }),
    { version: 1, name: 'Bell' },
  ],
}
