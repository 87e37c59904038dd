import { describe, expect, test } from 'vitest'
import { fillText, pickText } from './text.ts'

const texts = { et: 'Tere', en: 'Hello', 'zh-Hant': '您好' }

describe('language of a text', () => {
  test.each([
    ['et', null, 'Tere'],
    ['et-EE', null, 'Tere'],
    ['zh-Hant-TW', null, '您好'],
    ['ZH-hant', null, '您好'],
    ['fi', 'et', 'Tere'],
    ['fi', 'et-EE', 'Tere'],
    ['fi', null, 'Hello'],
    ['fi', 'sv', 'Hello'],
  ])('%s with site default %s', (locale, site, expected) => {
    expect(pickText(texts, locale, site)?.text).toBe(expected)
  })
  test('the first one where nothing fits', () => {
    expect(pickText({ ru: 'Привет', pl: 'Cześć' }, 'fi')).toEqual({ text: 'Привет', locale: 'ru' })
  })
  test('a plain text is in the site’s language', () => {
    expect(pickText('Tere', 'en', 'et')).toEqual({ text: 'Tere', locale: 'et' })
    expect(pickText('Hi', 'en')).toEqual({ text: 'Hi', locale: 'en' })
  })
})

describe('filling', () => {
  test('puts words in and makes the product strong', () => {
    expect(fillText('Our {product} in {sizes}?', 'en', () => ({ product: 'Corsa', sizes: '7.5 and 8' }))).toEqual({
      text: 'Our Corsa in 7.5 and 8?',
      locale: 'en',
      parts: [
        { text: 'Our ', strong: false },
        { text: 'Corsa', strong: true },
        { text: ' in ', strong: false },
        { text: '7.5 and 8', strong: false },
        { text: '?', strong: false },
      ],
    })
  })
  test.each(['Hi {firstName}', 'Hi {nobody}', 'Hi {toString}'])('[T8] %s without its word is nothing', (text) => {
    expect(fillText(text, 'en', () => ({ product: 'x' }))).toBeNull()
  })
  test('an empty word is none', () => {
    expect(fillText('Hi {firstName}', 'en', () => ({ firstName: '  ' }))).toBeNull()
  })
  test('[T8] a word is never filled again nor turned into markup', () => {
    expect(fillText('{product}', 'en', () => ({ product: '{total} <b>$&</b>', total: '9' }))?.text).toBe(
      '{total} <b>$&</b>',
    )
  })
  test('[T9] a word is one line, without direction marks, and not endless', () => {
    expect(fillText('{product}', 'en', () => ({ product: 'a\n\n b\u202ec' }))?.text).toBe('a b c')
    expect(fillText('{product}', 'en', () => ({ product: 'x'.repeat(500) }))?.text).toHaveLength(120)
  })
  test('words may depend on the language that was found', () => {
    expect(fillText(`${texts.en} {opensAt}`, 'fi', (locale) => ({ opensAt: locale }), 'et')?.text).toBe('Hello et')
  })
})
