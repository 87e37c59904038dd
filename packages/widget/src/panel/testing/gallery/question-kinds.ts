import type { LocalText, SiteConfig } from '@deskbell/protocol'
import type { State } from './states.ts'

const t = (en: string, ar: string): LocalText => ({ en, ar })
const ends = { low: t('Very difficult', 'صعب جدًا'), high: t('Very easy', 'سهل جدًا') }
const options = [
  { id: 'price', label: t('The price', 'السعر') },
  { id: 'size', label: t('I do not know my size', 'لا أعرف مقاسي') },
  { id: 'delivery', label: t('Delivery takes too long', 'التوصيل يستغرق وقتًا طويلًا') },
]
const pair = (id: string, low: LocalText, high: LocalText) => ({ id, ends: { low, high } })
const easy = t('How easy was it to get help today?', 'ما مدى سهولة الحصول على المساعدة اليوم؟')
const why = t('What keeps you from ordering?', 'ما الذي يمنعك من الطلب؟')

/** Each kind of question that a survey may ask, and each scale that has a name. */
const questions: Record<string, object> = {
  'ces 7': { kind: 'rating', metric: 'ces7', min: 1, max: 7, text: easy, ends },
  'ces 5': { kind: 'rating', metric: 'ces5', min: 1, max: 5, text: easy, ends },
  'csat 5': {
    ...{ kind: 'rating', metric: 'csat5', min: 1, max: 5, text: t('How satisfied are you?', 'ما مدى رضاك؟') },
    ends: { low: t('Not at all', 'غير راضٍ إطلاقًا'), high: t('Very', 'راضٍ جدًا') },
  },
  'csat 10': {
    ...{ kind: 'rating', metric: 'csat10', min: 1, max: 10, text: t('How satisfied are you?', 'ما مدى رضاك؟') },
    ends: { low: t('Not at all', 'غير راضٍ إطلاقًا'), high: t('Very', 'راضٍ جدًا') },
  },
  nps: {
    ...{ kind: 'rating', metric: 'nps', min: 0, max: 10 },
    text: t('How likely are you to recommend us to a friend?', 'ما احتمال أن توصي بنا صديقًا؟'),
    ends: { low: t('Not likely', 'غير محتمل'), high: t('Very likely', 'محتمل جدًا') },
  },
  'good or bad': {
    ...{ kind: 'good-bad', min: 0, max: 1, text: t('Did that help?', 'هل أفادك ذلك؟') },
    ends: { low: t('Bad', 'سيئ'), high: t('Good', 'جيد') },
  },
  'one of several': { kind: 'choice', text: why, options },
  'several, or own words': { kind: 'choice', many: true, other: true, text: why, options },
  likert: {
    ...{ kind: 'likert', min: 1, max: 5, text: t('How far do you agree?', 'إلى أي مدى توافق؟') },
    ends: { low: t('Not at all', 'إطلاقًا'), high: t('Fully', 'تمامًا') },
    rows: [
      { id: 'fast', label: t('The answer came fast', 'جاء الرد سريعًا') },
      { id: 'clear', label: t('The answer was clear', 'كان الرد واضحًا') },
    ],
  },
  differential: {
    ...{ kind: 'differential', min: 1, max: 7, text: t('Our shop is …', 'متجرنا …') },
    pairs: [
      pair('slow', t('slow', 'بطيء'), t('fast', 'سريع')),
      pair('cold', t('unfriendly', 'غير ودود'), t('friendly', 'ودود')),
    ],
  },
  open: {
    ...{ kind: 'open', text: t('What could have been easier?', 'ما الذي كان يمكن أن يكون أسهل؟') },
    placeholder: t('In your own words', 'بكلماتك'),
  },
}

const surveyOf = (question: object) =>
  ({
    ...{ version: 1, id: 'kind', trigger: 'call' },
    questions: [{ id: 'question', ...question }],
  }) as unknown as SiteConfig['surveys'][number]

export const questionKinds: Record<string, State> = Object.fromEntries(
  Object.entries(questions).map(([name, question]) => [
    name,
    {
      before({ config }) {
        config.surveys = [surveyOf(question)]
      },
      view: 'survey/kind',
      shows: '.survey',
    } satisfies State,
  ]),
)
