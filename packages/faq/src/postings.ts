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

/** Where each word stands: parallel lists of article numbers and how much the word counts there (0 to 1). */
export interface Postings {
  words: string[]
  idOf: Map<string, number>
  docs: number[][]
  counts: number[][]
  /** The same of question and tags alone. */
  asked: number[][]
  /** The words of each question and its tags. */
  questions: string[][]
}

export function createPostings(articles: readonly Searchable[]): Postings {
  const postings: Postings = { words: [], idOf: new Map(), docs: [], counts: [], asked: [], questions: [] }
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
    const counts = new Map<string, number>()
    const add = (words: string[], weight: number) => {
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + weight)
    }
    add(field.question, weights.question / damped(field.question.length / question, weights.questionLength))
    add(field.tags, weights.tag)
    const asked = new Map(counts)
    add(field.answer, weights.answer / damped(field.answer.length / answer, weights.answerLength))
    for (const [word, count] of counts) addPosting(postings, word, doc, count, asked.get(word) ?? 0)
    postings.questions.push([...field.question, ...field.tags])
  })
  return postings
}

const saturated = (count: number) => count / (weights.saturation + count)
const damped = (length: number, b: number) => 1 - b + b * length

function addPosting(postings: Postings, word: string, doc: number, count: number, asked: number): void {
  let id = postings.idOf.get(word)
  if (id === undefined) {
    id = postings.words.push(word) - 1
    postings.idOf.set(word, id)
    postings.docs.push([])
    postings.counts.push([])
    postings.asked.push([])
  }
  postings.docs[id]?.push(doc)
  postings.counts[id]?.push(saturated(count))
  postings.asked[id]?.push(saturated(asked))
}
