import type { Survey } from '@deskbell/protocol'

const ends = { low: 'Disagree', high: 'Agree' }
const named = (id: string) => ({ id, label: `The ${id}` })

/** A survey with every kind of question, for tests. */
export const everyKind: Survey = {
  version: 1,
  id: 'every-kind',
  trigger: 'call',
  questions: [
    { id: 'recommend', kind: 'rating', metric: 'nps', text: 'Recommend?', min: 0, max: 10, ends },
    { id: 'verdict', kind: 'good-bad', text: 'Good?', ends: { low: 'Bad', high: 'Good' }, min: 0, max: 1 },
    { id: 'reason', kind: 'choice', text: 'Why?', other: true, options: [named('price'), named('size')] },
    { id: 'topics', kind: 'choice', text: 'About?', many: true, options: [named('shoes'), named('delivery')] },
    { id: 'service', kind: 'likert', text: 'Service?', min: 1, max: 5, ends, rows: [named('speed'), named('tone')] },
    {
      ...{ id: 'felt', kind: 'differential', text: 'The chat was', min: 1, max: 7, ends: { low: '−', high: '+' } },
      pairs: [
        { id: 'pace', ends: { low: 'slow', high: 'fast' }, good: 'high' },
        { id: 'mood', ends: { low: 'friendly', high: 'cold' }, good: 'low' },
      ],
    },
    { id: 'more', kind: 'open', text: 'Anything else?' },
  ],
}
