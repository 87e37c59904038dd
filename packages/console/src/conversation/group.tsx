import type { AgentThread, Line } from '@deskbell/client'
import { useSignal } from '@preact/signals'
import { translated } from '../suggestions/parts.ts'
import { sayTime } from '../text/dates.ts'
import type { TextKey } from '../text/say.ts'
import { useDesk } from '../use-desk.ts'
import type { Side } from './blocks.ts'
import { Body } from './body.tsx'
import { EditWords, OwnWords } from './own-words.tsx'

interface GroupProps {
  side: Side
  lines: readonly Line[]
  /** The shopper's name. */
  name: string
  thread: AgentThread
}

/** Words of one author, with who and when below them. */
export function Group({ side, lines, name, thread }: GroupProps) {
  const who = useAuthor(side, lines[0], name)
  const last = lines.at(-1)
  return (
    <li class={`group ${side}`}>
      {lines.map((line) => (
        <Said key={line.key} line={line} who={who} thread={thread} />
      ))}
      {last && <Meta side={side} line={last} who={who} />}
    </li>
  )
}

interface SaidProps {
  line: Line
  who: string
  thread: AgentThread
}

function Said({ line, who, thread }: SaidProps) {
  const { locale, client } = useDesk()
  const editing = useSignal(false)
  const { id, body } = line
  const canTranslate =
    id !== null && body.kind === 'text' && line.author.kind === 'visitor' && client.site.value?.suggests != null
  return (
    <div class="said">
      <span class="vh">
        {who}, {sayTime(locale, line.at)}:{' '}
      </span>
      {editing.value && id && body.kind === 'text' ? (
        <EditWords
          {...{ thread, id, text: body.text }}
          done={() => {
            editing.value = false
          }}
        />
      ) : (
        <>
          {/* A shopper's words are shown as they were written, as on the shopper's own screen. */}
          <Body body={body} marked={line.author.kind !== 'visitor'} />
          {canTranslate && <translated.View conversation={thread.id} entry={id} text={body.text} />}
          <OwnWords
            {...{ thread, line }}
            edit={() => {
              editing.value = true
            }}
          />
        </>
      )}
      {line.state === 'failed' && <Failed line={line} retry={thread.retry} />}
    </div>
  )
}

function useAuthor(side: Side, line: Line | undefined, name: string): string {
  const { say, client } = useDesk()
  if (side === 'visitor') return name
  if (side === 'assistant') return say('line.assistant')
  const own = line?.author.id != null && line.author.id === client.agent.value?.id
  return own || !line?.author.name ? say('line.you') : line.author.name
}

function Meta({ side, line, who }: { side: Side; line: Line; who: string }) {
  const { say, locale } = useDesk()
  const source = line.body.kind === 'text' ? line.body.source : undefined
  return (
    <p class="meta">
      {side === 'note' && <span>{say('line.note')}</span>}
      {side !== 'visitor' && <span>{who}</span>}
      {source && <span dir="auto">{say('line.from', { title: source.title })}</span>}
      {line.edit && <span>{say('line.edited')}</span>}
      <time dateTime={new Date(line.at).toISOString()}>{sayTime(locale, line.at)}</time>
      {line.state !== 'stored' && line.state !== 'failed' && <State line={line} side={side} />}
    </p>
  )
}

function State({ line, side }: { line: Line; side: Side }) {
  const { say } = useDesk()
  // The shopper never gets a note, so it is never "delivered".
  if (side === 'note' && line.state !== 'waiting') return null
  return <span class={`state ${line.state}`}>{say(`state.${line.state}` as TextKey)}</span>
}

function Failed({ line, retry }: { line: Line; retry(cid: string): void }) {
  const { say } = useDesk()
  const { cid, error } = line
  return (
    <p class="failed" role="alert">
      {say('state.failed')}. {error && say(`error.${error}`)}{' '}
      {cid && (
        <button type="button" class="plain" onClick={() => retry(cid)}>
          {say('line.retry')}
        </button>
      )}
    </p>
  )
}
