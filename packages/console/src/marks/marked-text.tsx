import { type Part, parseAddresses, parseMarkdown, type Span } from '@deskbell/protocol'
import type { Say } from '../text/say.ts'
import { useDesk } from '../use-desk.ts'

const drawSpan = (span: Span, say: Say): preact.ComponentChild => {
  if (typeof span === 'string') return span
  if (span.t === 'code') return <code>{span.text}</code>
  const inner = span.c.map((each) => drawSpan(each, say))
  if (span.t !== 'a') return span.t === 'b' ? <strong>{inner}</strong> : <em>{inner}</em>
  return (
    <a href={span.href} target="_blank" rel="noopener noreferrer nofollow" title={say('link.newWindow')}>
      {inner}
    </a>
  )
}

const drawPart = (part: Part, say: Say) => {
  if (part.t === 'p') return <p>{part.c.map((span) => drawSpan(span, say))}</p>
  if (part.t === 'pre') return <pre>{part.text}</pre>
  const items = part.items.map((item) => <li>{item.map((span) => drawSpan(span, say))}</li>)
  return part.t === 'ul' ? <ul>{items}</ul> : <ol>{items}</ol>
}

export interface MarkedTextProps {
  text: string
  /** With the marks of messages; without, only addresses become links and every sign stays. */
  marked?: boolean
}

/** Foreign words, read as the shopper's panel reads them and drawn node by node, so that no HTML can come of them. */
export function MarkedText({ text, marked = false }: MarkedTextProps) {
  const { say } = useDesk()
  return (
    <>
      {marked
        ? parseMarkdown(text).map((part) => drawPart(part, say))
        : parseAddresses(text).map((span) => drawSpan(span, say))}
    </>
  )
}
