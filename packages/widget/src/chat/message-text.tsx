import type { App } from '../panel/app.ts'
import { mayBeMarked, paragraphsOf } from './unmarked.ts'

interface MessageTextProps {
  app: App
  text: string
  /** One's own words are shown as written, only with addresses made to links. */
  own: boolean
}

/**
 * Words of a message. What draws more than plain words, and its looks, are fetched for the first that need them; till
 * then they stand plain.
 */
export function MessageText({ app, text, own }: MessageTextProps) {
  const marked = mayBeMarked(text)
  const looks = marked && app.part('bodies')
  const markdown = marked && app.part('markdown')
  if (looks && markdown) return <markdown.MarkedText text={text} own={own} />
  return own ? <p>{text}</p> : paragraphsOf(text).map((paragraph) => <p>{paragraph}</p>)
}
