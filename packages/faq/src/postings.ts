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

/** By number of a word: in which articles it stands, and how much it counts in each (0 to 1). */
export interface Places {
  docs: number[][]
  counts: number[][]
}

export interface Postings {
  words: string[]
  idOf: Map<string, number>
  /** Where each word stands in whole articles, and in questions and tags alone. */
  anywhere: Places
  questions: Places
  /** The words of each question and its tags. */
  asked: string[][]
}

export function createPostings(articles: readonly Searchable[]): Postings {
  const places = (): Places => ({ docs: [], counts: [] })
  const postings: Postings = { words: [], idOf: new Map(), anywhere: places(), questions: places(), asked: [] }
  const fields = articles.map((article) => ({
    question: splitWords(article.question),
    tags: splitWords((article.tags ?? []).join(' ')),
    answer: splitWords(article.answer),
  }))
  const mean = (pick: (field: (typeof fields)[number]) => string[]) =>
    fields.reduce((sum, field) => sum + pick(field).length, 0) / (fields.length || 1) || 1
  const question = mean((field) => field.question)
  const answer = mean((field) => field.answer)
  fields.forEach((field, doc) => {
    const counts = new Map<number, number>()
    const add = (words: string[], weight: number) => {
      for (const word of words) {
        const id = numberOf(word, postings)
        counts.set(id, (counts.get(id) ?? 0) + weight)
      }
    }
    add(field.question, weights.question / damped(field.question.length / question, weights.questionLength))
    add(field.tags, weights.tag)
    addPlaces(postings.questions, doc, counts)
    add(field.answer, weights.answer / damped(field.answer.length / answer, weights.answerLength))
    addPlaces(postings.anywhere, doc, counts)
    postings.asked.push([...field.question, ...field.tags])
  })
  return postings
}

const damped = (length: number, b: number) => 1 - b + b * length

function numberOf(word: string, { words, idOf, anywhere, questions }: Postings): number {
  const known = idOf.get(word)
  if (known !== undefined) return known
  const id = words.push(word) - 1
  idOf.set(word, id)
  for (const list of [anywhere.docs, anywhere.counts, questions.docs, questions.counts]) list.push([])
  return id
}

function addPlaces({ docs, counts: shares }: Places, doc: number, counts: ReadonlyMap<number, number>): void {
  for (const [id, count] of counts) {
    docs[id]?.push(doc)
    shares[id]?.push(count / (weights.saturation + count))
  }
}
