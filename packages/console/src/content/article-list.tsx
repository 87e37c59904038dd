import type { ContentItem, Report } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { Scrolls } from '../frame/scrolls.tsx'
import { sayShare } from '../reports/say-share.ts'
import { formatRoute } from '../route.ts'
import { languageName } from '../text/language-name.ts'
import { useDesk } from '../use-desk.ts'
import { Head, StateTag, Waiting } from './frame.tsx'
import { idFor } from './id-for.ts'
import { useContentList, useFindings } from './use-content.ts'

const langOf = (id: string): string => id.split('/')[0] ?? ''
const nameOf = (id: string): string => id.split('/')[1] ?? ''
const editor = (id: string, question?: string): string =>
  formatRoute({ screen: 'content', kind: 'article', id, ...(question ? { question } : {}) })

interface Row {
  name: string
  /** The article in each language that has it. */
  items: Map<string, ContentItem>
}

function rowsOf(items: readonly ContentItem[]): Row[] {
  const rows = new Map<string, Row>()
  for (const item of items) {
    const name = nameOf(item.id)
    const row = rows.get(name) ?? { name, items: new Map() }
    row.items.set(langOf(item.id), item)
    rows.set(name, row)
  }
  return [...rows.values()]
}

/** All articles with their languages and votes, and the questions that none of them answers. */
export function ArticleList() {
  const { say } = useDesk()
  const { asked, again } = useContentList('article')
  const report = useFindings()
  return (
    <>
      <Head title={say('nav.articles')} />
      <Waiting asked={asked.value} onRetry={again} />
      {asked.value.state === 'there' && <Loaded items={asked.value.value} report={report} />}
    </>
  )
}

function Loaded({ items, report }: { items: readonly ContentItem[]; report: Report | null }) {
  const languages = [...new Set(items.map(({ id }) => langOf(id)))].sort()
  return (
    <>
      <NewArticle languages={languages.length > 0 ? languages : ['en']} taken={items.map(({ id }) => id)} />
      <Gaps report={report} languages={languages} />
      <Table items={items} languages={languages} report={report} />
    </>
  )
}

function NewArticle({ languages, taken }: { languages: readonly string[]; taken: readonly string[] }) {
  const { say, locale, go } = useDesk()
  const question = useSignal('')
  const lang = useSignal(languages.includes('en') ? 'en' : (languages[0] ?? 'en'))
  const begin = (event: Event) => {
    event.preventDefault()
    const words = question.value.trim()
    if (words) go({ screen: 'content', kind: 'article', id: freeId(lang.value, words, taken), question: words })
  }
  return (
    <form class="new-article" onSubmit={begin}>
      <label>
        <span>{say('content.newArticle')}</span>
        <input
          type="text"
          required
          maxLength={300}
          placeholder={say('content.questionHint')}
          value={question.value}
          onInput={({ currentTarget }) => {
            question.value = currentTarget.value
          }}
        />
      </label>
      <label>
        <span class="vh">{say('reports.language')}</span>
        <select
          value={lang.value}
          onChange={({ currentTarget }) => {
            lang.value = currentTarget.value
          }}
        >
          {languages.map((tag) => (
            <option key={tag} value={tag}>
              {languageName(locale, tag)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="primary">
        {say('content.write')}
      </button>
    </form>
  )
}

/** An id of the question's words that no article has yet. */
export function freeId(lang: string, question: string, taken: readonly string[]): string {
  const name = idFor(question) || 'article'
  const ids = [name, ...Array.from({ length: 99 }, (_, n) => `${name.slice(0, 58)}-${n + 2}`)]
  return ids.map((id) => `${lang}/${id}`).find((id) => !taken.includes(id)) ?? `${lang}/${name}`
}

function Gaps({ report, languages }: { report: Report | null; languages: readonly string[] }) {
  const { say, locale } = useDesk()
  const gaps = report?.unanswered.slice(0, 10) ?? []
  if (gaps.length === 0) return null
  const count = new Intl.NumberFormat(locale).format
  return (
    <section class="panel wide" aria-labelledby="gaps-title">
      <h2 id="gaps-title">{say('reports.misses')}</h2>
      <Scrolls labelledBy="gaps-title">
        <table>
          <thead>
            <tr>
              <th scope="col">{say('reports.query')}</th>
              <th scope="col">{say('reports.times')}</th>
              <th scope="col">{say('reports.thenPerson')}</th>
              <th scope="col">
                <span class="vh">{say('content.writeIt')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {gaps.map(({ question, locale: tag, asked, person }) => {
              const base = tag.split('-')[0] ?? tag
              const lang = languages.includes(tag) ? tag : languages.includes(base) ? base : (languages[0] ?? base)
              return (
                <tr key={`${tag} ${question}`}>
                  <td dir="auto">{question}</td>
                  <td>{count(asked)}</td>
                  <td>{count(person)}</td>
                  <td>
                    <a class="button" href={editor(freeId(lang, question, []), question)}>
                      {say('content.writeIt')}
                      <span class="vh">: {question}</span>
                    </a>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scrolls>
    </section>
  )
}

interface TableProps {
  items: readonly ContentItem[]
  languages: readonly string[]
  report: Report | null
}

function Table({ items, languages, report }: TableProps) {
  const { say, locale } = useDesk()
  const rows = rowsOf(items)
  if (rows.length === 0) return <p class="hint">{say('content.noArticles')}</p>
  const votes = new Map(report?.articles.map((row) => [row.article, row]))
  return (
    <section class="panel wide" aria-labelledby="articles-title">
      <h2 id="articles-title">{say('content.articles', { count: rows.length })}</h2>
      <Scrolls labelledBy="articles-title">
        <table>
          <thead>
            <tr>
              <th scope="col">{say('reports.article')}</th>
              <th scope="col">{say('content.languages')}</th>
              <th scope="col">{say('reports.helpfulRate')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const { helpful = 0, unhelpful = 0 } = votes.get(row.name) ?? {}
              return (
                <tr key={row.name}>
                  <td>
                    <Title row={row} />
                  </td>
                  <td>
                    <Languages row={row} languages={languages} />
                  </td>
                  <td>{sayShare(say, locale, helpful, helpful + unhelpful)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scrolls>
    </section>
  )
}

function Title({ row }: { row: Row }) {
  const { locale } = useDesk()
  const base = locale.split('-')[0] ?? ''
  const item = row.items.get(base) ?? row.items.get('en') ?? [...row.items.values()][0]
  if (!item) return null
  return (
    <>
      <a href={editor(item.id)} lang={langOf(item.id)} dir="auto">
        {item.title}
      </a>{' '}
      <StateTag state={item.state} live={item.live} />
    </>
  )
}

/** A way to each language of an article; a missing one is a way to its translation. */
function Languages({ row, languages }: { row: Row; languages: readonly string[] }) {
  const { say, locale } = useDesk()
  return (
    <span class="languages">
      {languages.map((lang) => {
        const item = row.items.get(lang)
        const name = languageName(locale, lang)
        const label = item ? name : say('content.translateTo', { language: name })
        return (
          <a
            key={lang}
            class={item?.live ? 'tag accent' : 'tag'}
            href={editor(`${lang}/${row.name}`)}
            aria-label={`${item ? lang : `+ ${lang}`} ${label}`}
            title={label}
          >
            {item ? lang : `+ ${lang}`}
          </a>
        )
      })}
    </span>
  )
}
