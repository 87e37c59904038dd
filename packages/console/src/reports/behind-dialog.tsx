import { Dialog, DialogHead } from '../frame/dialog.tsx'
import { visitorName } from '../inbox/visitor-name.ts'
import { formatRoute } from '../route.ts'
import { sayDate } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'

/** The list of conversations behind a number. */
export function BehindDialog() {
  const { say, reports } = useDesk()
  const behind = reports.behind.value
  if (!behind) return null
  const { title, found, failed } = behind
  return (
    <Dialog class="behind-list" labelledBy="behind-title">
      <DialogHead id="behind-title" title={title} />
      <div role="status">
        {failed && <p class="fault">{say('reports.failed')}</p>}
        {!found && !failed && <p class="hint">{say('list.loading')}</p>}
        {found && <p class="hint">{say('reports.conversations', { count: found.count })}</p>}
      </div>
      {found && <List />}
    </Dialog>
  )
}

function List() {
  const { say, locale, dialog, reports } = useDesk()
  const found = reports.behind.value?.found
  return (
    <ul>
      {found?.conversations.map(({ id, visitor, preview, createdAt, status }) => (
        <li key={id}>
          <a
            href={formatRoute({ screen: 'inbox', view: status === 'solved' ? 'solved' : 'inbox', conversation: id })}
            onClick={() => {
              dialog.value = null
            }}
          >
            <b dir="auto">{visitorName(say, visitor)}</b>
            <span class="meta">
              {sayDate(locale, createdAt)} · {say(`status.${status}`)}
            </span>
            <span class="preview" dir="auto">
              {preview?.text ?? say('list.noWords')}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
