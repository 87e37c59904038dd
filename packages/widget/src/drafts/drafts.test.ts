import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadMessages } from '../panel/edge/load-messages.ts'
import { reviewed } from '../you/languages.ts'
import { drafts } from './list.ts'
import { draftTag } from './tag.ts'

test('languages are found by the tags that pages and browsers use', () => {
  const found = ['pt', 'pt-PT', 'no', 'nn-NO', 'iw-IL', 'in', 'zh-TW', 'IT-ch', 'eo'].map(draftTag)
  expect(found).toEqual(['pt-BR', 'pt-BR', 'nb', 'nb', 'he', 'id', 'zh-Hant', 'it', undefined])
})

test.each(drafts)('F148 %s is spoken, as a draft', async (tag) => {
  const { locale, messages } = await loadMessages(tag)
  expect(locale).toBe(tag)
  expect(messages._status).toBe('draft')
})

test.each([
  ['zh-TW', 'zh-TW', '首頁'],
  ['zh-Hant-HK', 'zh-Hant-HK', '首頁'],
  ['zh-CN', 'zh-CN', '首页'],
  ['pt', 'pt', 'Início'],
  ['en-GB', 'en-GB', 'Home'],
  ['en', 'en', 'Home'],
  ['eo', 'en', 'Home'],
])('%s speaks %s', async (asked, spoken, home) => {
  const { locale, messages } = await loadMessages(asked)
  expect([locale, messages['tab.home']]).toEqual([spoken, home])
})

test('owners read which languages there are, and which are drafts', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/options.md'), 'utf8')
  const [, ours = '', unread = ''] = page.match(/## Languages\n+(.*?)These are drafts([^.]*)\./s) ?? []
  const named = (text: string) => [...text.matchAll(/`([\w-]+)`/g)].map(([, tag]) => tag)
  expect(named(ours)).toEqual([...reviewed])
  expect(named(unread)).toEqual([...drafts])
})
