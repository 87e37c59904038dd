import { expect, test } from 'vitest'
import { type Candidate, chooseAgent, type Wanted } from './choose-agent.ts'

const agent = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  ...{ id, open: 0, capacity: 3, assignedAt: 0, skills: [], languages: [], teams: [] },
  ...more,
})
const wanted = (more: Partial<Wanted> = {}): Wanted => ({ team: null, locale: 'en', tags: [], ...more })

test.each<[string, Candidate[], Partial<Wanted>, string | null]>([
  ['nobody is there', [], {}, null],
  ['everybody is full', [agent('a', { open: 3 })], {}, null],
  ['whoever was served longest ago', [agent('a', { assignedAt: 2 }), agent('b', { assignedAt: 1, open: 2 })], {}, 'b'],
  ['of the team only', [agent('a'), agent('b', { teams: ['returns'], assignedAt: 9 })], { team: 'returns' }, 'b'],
  ['nobody of the team', [agent('a')], { team: 'returns' }, null],
  [
    'the skill before the turn',
    [agent('a'), agent('b', { skills: ['sizing'], assignedAt: 9 })],
    { tags: ['sizing', 'vip'] },
    'b',
  ],
  [
    'another where the skilled one is full',
    [agent('a'), agent('b', { skills: ['sizing'], open: 3 })],
    { tags: ['sizing'] },
    'a',
  ],
  ['the language', [agent('a'), agent('b', { languages: ['et-EE'], assignedAt: 9 })], { locale: 'et' }, 'b'],
  ['another where nobody speaks it', [agent('a', { languages: ['en'] })], { locale: 'zh-Hant' }, 'a'],
])('F131 round robin: %s', (_, candidates, want, id) => {
  expect(chooseAgent('round-robin', candidates, wanted(want))).toBe(id)
})

test('F131 least busy counts against what each can take; manual chooses nobody', () => {
  const candidates = [agent('a', { open: 2, capacity: 8 }), agent('b', { open: 1, capacity: 3 })]
  expect(chooseAgent('least-busy', candidates, wanted())).toBe('a')
  expect(chooseAgent('manual', candidates, wanted())).toBeNull()
})
