import { type Holders, invert, numberOf } from './inverted.ts'
import { weights } from './weights.ts'
import { readWords } from './words.ts'

/** What search needs of an article; an article of a help bundle has it all. */
export interface Searchable {
  id: string
  lang: string
  question: string
  answer: string
  tags?: readonly string[]
}

export interface Postings {
  words: string[]
  idOf: Map<string, number>
  /** Where each word stands in whole articles, and in questions and tags alone; each count is 0 to 1. */
  anywhere: Holders
  questions: Holders
  /** The words of each question and its tags. */
  asked: string[][]
}

export function createPostings(articles: readonly Searchable[]): Postings {
  const idOf = new Map<string, number>()
  const met = new Map<number, number>()
  const read = (text: string) => readWords(text, (word) => numberOf(word, idOf), met)
  const fields = articles.map(({ question, tags = [], answer }) => [question, tags.join(' '), answer].map(read))
  const mean = (field: number) => fields.reduce((sum, keys) => sum + keys[field]!.length, 0) / (fields.length || 1) || 1
  const means = worths.map((_, field) => mean(field))
  const docs = fields.map((field) =>
    field.map((keys, at) => ({ keys, counts: worths[at]! / damped(keys.length / means[at]!, lengths[at]!) })),
  )
  const index = (parts: typeof docs) => invert(parts, idOf.size, weights.saturation)
  const words = [...idOf.keys()]
  return {
    words,
    idOf,
    anywhere: index(docs),
    questions: index(docs.map((parts) => parts.slice(0, 2))),
    asked: fields.map(([question = [], tags = []]) => [...question, ...tags].map((word) => words[word]!)),
  }
}

/** Of question, tags and answer. */
const worths = [weights.question, weights.tag, weights.answer]
const lengths = [weights.questionLength, 0, weights.answerLength]
const damped = (length: number, b: number) => 1 - b + b * length
