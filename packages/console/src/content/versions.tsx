import type { ContentKind, ContentProblem } from '@deskbell/protocol'
import { sayDay, sayTime } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'
import type { Opened } from './use-content.ts'

interface VersionsProps {
  kind: ContentKind
  id: string
  opened: Opened
  /** Takes an earlier text up again; it is kept only when it is saved. */
  onTake(body: string): void
}

/** All versions there were; each can be taken up again. */
export function Versions({ kind, id, opened, onTake }: VersionsProps) {
  const { say, locale, client, announce, now } = useDesk()
  if (opened.history.length === 0) return null
  const take = async (version: number) => {
    const answer = await client.ask('content:version', { kind, id, version })
    if (answer.ok) onTake(answer.body)
    announce(say(answer.ok ? 'content.taken' : `error.${answer.error.code}`))
  }
  return (
    <details class="versions">
      <summary>{say('content.history', { count: opened.history.length })}</summary>
      <ul>
        {opened.history.map(({ version, state, at, by }) => (
          <li key={version}>
            <span>
              {say('content.version', { version })} · {say(`content.state.${state}`)}
            </span>
            <span class="hint">
              {sayDay(say, locale, at, now.value)} {sayTime(locale, at)} · {by}
            </span>
            {(state === 'draft' || state === 'published') && (
              <button type="button" class="plain" onClick={() => void take(version)}>
                {say('content.take')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** What keeps a text from being published; each leads to its line. */
export function Problems({ problems, onGo }: { problems: readonly ContentProblem[]; onGo(line: number): void }) {
  const { say } = useDesk()
  if (problems.length === 0) return null
  return (
    <div class="problems" role="alert">
      <p>{say('content.problems', { count: problems.length })}</p>
      <ul>
        {problems.map(({ line, column, field, reason }) => (
          <li key={`${line} ${column} ${field} ${reason}`}>
            <button type="button" class="plain" onClick={() => onGo(line)}>
              {say('content.line', { line })}
            </button>{' '}
            {field && <code>{field}</code>} {reason}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Puts the cursor into a line of a field. */
export function goToLine(field: HTMLTextAreaElement | null, line: number): void {
  if (!field) return
  const before = field.value.split('\n').slice(0, Math.max(0, line - 1))
  const start = before.join('\n').length + (before.length > 0 ? 1 : 0)
  const end = field.value.indexOf('\n', start)
  field.focus()
  field.setSelectionRange(start, end < 0 ? field.value.length : end)
}
