import type { App } from '../panel/app.ts'
import { mayBeMarked, paragraphsOf } from './plain-text.ts'

interface MessageTextProps {
  app: App
  text: string
  /** One's own words are shown as written, only with addresses made to links. */
  own: boolean
}

/** Words of a message. What draws more than plain words is fetched for the first that need it; till then they stand plain. */
export function MessageText({ app, text, own }: MessageTextProps) {
  const markdown = mayBeMarked(text) && app.part('markdown')
  if (markdown) return <markdown.MarkedText text={text} own={own} />
  return own ? <p>{text}</p> : paragraphsOf(text).map((paragraph) => <p>{paragraph}</p>)
}
