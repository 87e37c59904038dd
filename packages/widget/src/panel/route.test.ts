import { expect, test } from 'vitest'
import { goBack, goTo, parseView, type Route, tabOf } from './route.ts'

test('views name places', () => {
  expect(parseView('faq/returns')).toEqual({ at: 'article', id: 'returns' })
  expect(parseView('chat/7')).toEqual({ at: 'chat', id: '7' })
  expect(parseView('messages')).toEqual({ at: 'messages' })
  expect(parseView('you')).toEqual({ at: 'you' })
  expect(parseView('nonsense' as 'home')).toEqual({ at: 'home' })
})

test('a page is left to where it was opened from; a tab begins anew', () => {
  const home: Route = { at: 'home' }
  const article: Route = { at: 'article', id: 'a' }
  const way = goTo(goTo([home], article), { at: 'chat', id: 'c' })
  expect(goBack(way)).toEqual([home, article])
  expect(goTo(way, { at: 'help' })).toEqual([{ at: 'help' }])
  expect(goBack([article])).toEqual([home])
  expect(goTo([home, article], article)).toHaveLength(2)
})

test('pages stand under their tab', () => {
  expect(tabOf({ at: 'article', id: 'a' })).toBe('help')
  expect(tabOf({ at: 'chat', id: 'c' })).toBe('messages')
})
