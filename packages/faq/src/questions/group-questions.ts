import { splitWords } from '../words.ts'
import { contentWords } from './content-words.ts'

/** One time that somebody asked something. */
export interface Asked {
  text: string
  /** Language tag. */
  locale: string
  visitor: string
  /** Whether this visitor turned to a person with it. */
  person: boolean
}

/** Questions that mean about the same. */
export interface QuestionGroup {
  /** The wording that most people chose. */
  question: string
  locale: string
  /** How many people asked, and how many of them turned to a person. */
  asked: number
  person: number
  /** Other wordings, the most frequent first, at most five. */
  also: string[]
}

interface Wording {
  text: string
  locale: string
  stems: ReadonlySet<string>
  visitors: Set<string>
  served: Set<string>
}

/** From this share of common words on, two wordings are one question (Dice's coefficient). */
const alike = 0.66
const mostWordings = 3000

function wordingsOf(all: readonly Asked[]): Wording[] {
  const wordings = new Map<string, Wording>()
  for (const { text, locale, visitor, person } of all) {
    const lang = locale.split('-')[0] ?? locale
    const key = `${lang} ${splitWords(text).join(' ')}`
    const known = wordings.get(key)
    const wording = known ?? {
      ...{ text: text.trim(), locale },
      stems: new Set(contentWords(text, lang).keys()),
      ...{ visitors: new Set<string>(), served: new Set<string>() },
    }
    if (wording.stems.size === 0) continue
    wording.visitors.add(visitor)
    if (person) wording.served.add(visitor)
    if (!known) wordings.set(key, wording)
  }
  return [...wordings.values()]
    .sort((a, b) => b.visitors.size - a.visitors.size || (a.text < b.text ? -1 : 1))
    .slice(0, mostWordings)
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0
  for (const stem of a) if (b.has(stem)) common++
  return (2 * common) / (a.size + b.size)
}

const langOf = ({ locale }: Wording): string => locale.split('-')[0] ?? locale

/** Finds the group of a wording by the words they share, without looking at the others. */
function findGroup(wording: Wording, holders: ReadonlyMap<string, Wording[][]>): Wording[] | undefined {
  let best: { group: Wording[]; share: number } | undefined
  const near = new Set([...wording.stems].flatMap((stem) => holders.get(`${langOf(wording)} ${stem}`) ?? []))
  for (const group of near) {
    const share = likeness(wording.stems, group[0]!.stems)
    if (share >= alike && share > (best?.share ?? 0)) best = { group, share }
  }
  return best?.group
}

/**
 * Puts questions together that mean about the same, per language: first those of the same words, then each wording with
 * the most frequent one that shares most of its telling words. The most asked first. Nobody counts twice in a group.
 */
export function groupQuestions(all: readonly Asked[]): QuestionGroup[] {
  const groups: Wording[][] = []
  const holders = new Map<string, Wording[][]>()
  for (const wording of wordingsOf(all)) {
    const group = findGroup(wording, holders)
    if (group) {
      group.push(wording)
      continue
    }
    const fresh = [wording]
    groups.push(fresh)
    for (const stem of wording.stems) {
      const key = `${langOf(wording)} ${stem}`
      holders.set(key, [...(holders.get(key) ?? []), fresh])
    }
  }
  return groups
    .map(toGroup)
    .sort((a, b) => b.asked - a.asked || b.person - a.person || (a.question < b.question ? -1 : 1))
}

function toGroup(group: readonly Wording[]): QuestionGroup {
  const count = (pick: (wording: Wording) => Set<string>) => new Set(group.flatMap((each) => [...pick(each)])).size
  const [first, ...rest] = group
  return {
    question: first!.text,
    locale: first!.locale,
    asked: count(({ visitors }) => visitors),
    person: count(({ served }) => served),
    also: rest.slice(0, 5).map(({ text }) => text),
  }
}
