import { expect, test } from 'vitest'
import { type BenchArticle, makeArticles, makeQueries } from './articles.ts'
import { readArticles } from './edge/read-articles.ts'
import { engines } from './engines.ts'
import { measure, quantile } from './measure.ts'

const given = readArticles()

test('the same seed gives the same articles and queries, another one others', () => {
  const make = (seed: number) => {
    const articles = makeArticles(given, 200, seed)
    return { articles, queries: makeQueries(articles, 20, seed) }
  }
  expect(make(1)).toEqual(make(1))
  expect(make(1)).not.toEqual(make(2))
})

test('there are as many articles as asked, each with its own id', () => {
  for (const count of [10, 50, 300]) {
    const articles = makeArticles(given, count, 1)
    expect(new Set(articles.map(({ id }) => id)).size).toBe(count)
  }
})

test('every engine finds most of what was asked', () => {
  const articles: BenchArticle[] = makeArticles(given, 60, 1)
  const queries = makeQueries(articles, 30, 2)
  let time = 0
  for (const engine of engines) {
    const { first, index } = measure(engine, articles, queries, () => time++)
    expect(index, engine.name).toBe(1)
    expect(first, engine.name).toBeGreaterThan(engine.name === 'deskbell' ? 0.8 : 0.3)
  }
})

test('quantiles', () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2)
  expect(quantile([5], 0.95)).toBe(5)
  expect(quantile([], 0.5)).toBeNaN()
})
