import type { ContentKind } from '@deskbell/protocol'

/** The screens of what owners write, by their place in the address. */
const screens = { articles: 'article', greetings: 'greetings', surveys: 'survey' } as const satisfies Record<
  string,
  ContentKind
>
type ScreenKind = (typeof screens)[keyof typeof screens]

export interface ContentPlace {
  kind: ScreenKind
  /** What is open for writing; `null` for the list. */
  id: string | null
  /** The question that a new article shall answer. */
  question?: string
}

const shape = /^[A-Za-z0-9-]+(\/[a-z0-9-]+)?$/

/** Reads `articles/en/returns`, `surveys/effort` or `greetings`; `null` for any other place. */
export function parseContentPlace(path: string, query: string): ContentPlace | null {
  const [first = '', ...rest] = path.split('/')
  if (!Object.hasOwn(screens, first)) return null
  const kind = screens[first as keyof typeof screens]
  const id = rest.join('/')
  const question = new URLSearchParams(query).get('question')
  return { kind, id: shape.test(id) ? id : null, ...(question ? { question: question.slice(0, 300) } : {}) }
}

/** The other way, without the sign in front. */
export function formatContentPlace({ kind, id, question }: ContentPlace): string {
  const [name = ''] = Object.entries(screens).find(([, each]) => each === kind) ?? []
  const query = question ? `?${new URLSearchParams({ question })}` : ''
  return `${name}${id ? `/${id}` : ''}${query}`
}
