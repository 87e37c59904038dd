import { createRandom, pick, type Random } from './random.ts'

/** What every engine gets of an article. */
export interface BenchArticle {
  id: string
  lang: string
  question: string
  answer: string
  tags: readonly string[]
}

export interface BenchQuery {
  text: string
  /** The article it was made from. */
  id: string
}

const syllables = 'ba ce dor fi gan hel jo kir lam mi nor pel qua ris sol tan ul ver wen xi yor zu'.split(' ')
const sentencesEach = 6

/**
 * As many articles as asked: the given ones first, then new ones of their sentences and of names of goods made by a seed,
 * so that the count of different words grows with the articles as it does in real help.
 * @example makeArticles(english, 500, 1).length // 500
 */
export function makeArticles(given: readonly BenchArticle[], count: number, seed: number): BenchArticle[] {
  const random = createRandom(seed)
  const sentences = given.flatMap(({ answer }) => answer.split(/(?<=[.!?])\s+/)).filter((text) => text.length > 20)
  const made = Array.from({ length: Math.max(0, count - given.length) }, (_, at): BenchArticle => {
    const model = pick(given, random)
    const name = nameOf(random)
    const body = Array.from({ length: sentencesEach }, () => pick(sentences, random))
    return {
      id: `made-${at}`,
      lang: 'en',
      question: model.question.replace(/\??$/, ` for ${name}?`),
      answer: `${body.join(' ')} This is about ${name} and ${nameOf(random)}.`,
      tags: model.tags,
    }
  })
  return [...given, ...made].slice(0, count)
}

/** Queries of some words of a question, every third with a slip of the keyboard. */
export function makeQueries(articles: readonly BenchArticle[], count: number, seed: number): BenchQuery[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, (_, at) => {
    const { id, question } = pick(articles, random)
    const words = question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
    const kept = words.filter((word) => word.length > 3 || random() < 0.5)
    const text = (kept.length > 1 ? kept : words).join(' ')
    return { id, text: at % 3 === 0 ? withSlip(text, random) : text }
  })
}

function nameOf(random: Random): string {
  const name = pick(syllables, random) + pick(syllables, random) + pick(syllables, random)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function withSlip(text: string, random: Random): string {
  const at = 1 + Math.floor(random() * Math.max(1, text.length - 2))
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)
}
