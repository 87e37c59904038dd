import { expect, test } from 'vitest'
import { markMatches } from './marks.ts'

const marked = (text: string, query: string) => markMatches(text, query).map(([start, end]) => text.slice(start, end))

test('marks the words of the query, the last one also unfinished', () => {
  expect(marked('How do I return a pair?', 'return pa')).toEqual(['return', 'pair'])
  expect(marked('How do I return a pair?', 'retu')).toEqual(['return'])
  expect(marked('How do I return a pair?', 're pair')).toEqual(['pair'])
})

test('marks other endings and folded letters', () => {
  expect(marked('Returning shoes', 'return shoe')).toEqual(['Returning', 'shoes'])
  expect(marked('Straße und Café', 'strasse cafe')).toEqual(['Straße', 'Café'])
  expect(marked('Jalanõude tagastamine', 'jalanoud tagastada')).toEqual(['Jalanõude', 'tagastamine'])
})

test('marks words with and without the Arabic article', () => {
  expect(marked('إرجاع الحذاء', 'حذاء')).toEqual(['الحذاء'])
  expect(marked('إرجاع حذاء', 'الحذاء')).toEqual(['حذاء'])
})

test('marks within scripts without spaces', () => {
  expect(marked('如何退货和退款', '退货')).toEqual(['退货'])
  expect(marked('如何退货', '货')).toEqual(['货'])
})

test('marks nothing where nothing is asked or found', () => {
  expect(markMatches('How do I pay?', '')).toEqual([])
  expect(markMatches('', 'pay')).toEqual([])
  expect(markMatches('How do I pay?', 'zebra')).toEqual([])
})
