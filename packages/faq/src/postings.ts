import { type Holders, invert, numberOf } from './inverted.ts'
import { weights } from './weights.ts'
import { splitWords } from './words.ts'

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
  const fields = articles.map((article) => ({
    question: splitWords(article.question),
    tags: splitWords((article.tags ?? []).join(' ')),
    answer: splitWords(article.answer),
  }))
  const mean = (pick: (field: (typeof fields)[number]) => string[]) =>
    fields.reduce((sum, field) => sum + pick(field).length, 0) / (fields.length || 1) || 1
  const question = mean((field) => field.question)
  const answer = mean((field) => field.answer)
  const counts: number[] = []
  const inQuestions: number[] = []
  const inAnywhere: number[] = []
  fields.forEach((field, doc) => {
    const touched: number[] = []
    const add = (list: string[], weight: number) => {
      for (const word of list) {
        const id = numberOf(word, idOf)
        if (!counts[id]) {
          touched.push(id)
          counts[id] = weight
        } else counts[id] += weight
      }
    }
    add(field.question, weights.question / damped(field.question.length / question, weights.questionLength))
    add(field.tags, weights.tag)
    addEntries(inQuestions, doc, touched, counts)
    add(field.answer, weights.answer / damped(field.answer.length / answer, weights.answerLength))
    addEntries(inAnywhere, doc, touched, counts)
    for (const id of touched) counts[id] = 0
  })
  return {
    words: [...idOf.keys()],
    idOf,
    anywhere: invert(inAnywhere, idOf.size),
    questions: invert(inQuestions, idOf.size),
    asked: fields.map((field) => [...field.question, ...field.tags]),
  }
}

const damped = (length: number, b: number) => 1 - b + b * length

function addEntries(entries: number[], doc: number, ids: readonly number[], counts: readonly number[]): void {
  for (const id of ids) {
    const count = counts[id] ?? 0
    entries.push(id, doc, count / (weights.saturation + count))
  }
}
