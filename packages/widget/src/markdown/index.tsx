import { type Part, parseAddresses, parseMarkdown, type Span } from '@deskbell/protocol'
import type { ComponentChildren } from 'preact'
import { OutsideLink } from '../panel/outside-link.tsx'

const drawSpan = (span: Span) => {
  if (typeof span === 'string') return span
  if (span.t === 'code') return <code>{span.text}</code>
  if (span.t === 'a') return <OutsideLink href={span.href}>{span.c.map(drawSpan)}</OutsideLink>
  return span.t === 'b' ? <strong>{span.c.map(drawSpan)}</strong> : <em>{span.c.map(drawSpan)}</em>
}

const drawPart = (part: Part) => {
  if (part.t === 'p') return <p>{part.c.map(drawSpan)}</p>
  if (part.t === 'pre') return <pre>{part.text}</pre>
  const items = part.items.map((item) => <li>{item.map(drawSpan)}</li>)
  return part.t === 'ul' ? <ul>{items}</ul> : <ol>{items}</ol>
}

/** Words of a message with their marks; one's own are shown as written, only with addresses made to links. */
export const MarkedText = ({ text, own }: { text: string; own: boolean }): ComponentChildren =>
  own ? <p>{parseAddresses(text).map(drawSpan)}</p> : parseMarkdown(text).map(drawPart)
