import { type DeskFile, routingMethods } from '@deskbell/protocol'
import { Part } from '../settings/part.tsx'
import { useDesk } from '../use-desk.ts'
import { Count } from './count.tsx'

interface WorkProps {
  desk: DeskFile
  onWrite(desk: DeskFile): void
}

const launchers = ['never', 'closed', 'offline'] as const

/** Who gets what, how soon somebody shall answer, and when a conversation ends by itself. */
export function WorkFields({ desk, onWrite }: WorkProps) {
  const { say } = useDesk()
  const { routing, autoClose, replyTargetMinutes, formAfterSeconds, hideLauncher, teams } = desk
  const without = <K extends keyof DeskFile>(key: K): DeskFile => {
    const { [key]: _, ...rest } = desk
    return rest as DeskFile
  }
  return (
    <Part title={say('desk.work')}>
      <div class="fields">
        <label>
          {say('desk.routing')}
          <select
            value={routing.method}
            onChange={({ currentTarget }) =>
              onWrite({ ...desk, routing: { ...routing, method: currentTarget.value as typeof routing.method } })
            }
          >
            {routingMethods.map((method) => (
              <option key={method} value={method}>
                {say(`desk.routing.${method}`)}
              </option>
            ))}
          </select>
        </label>
        <Count
          label={say('desk.capacity')}
          value={routing.capacity}
          onWrite={(capacity) => capacity && onWrite({ ...desk, routing: { ...routing, capacity } })}
        />
        <Count
          label={say('desk.target')}
          value={replyTargetMinutes}
          onWrite={(minutes) => minutes && onWrite({ ...desk, replyTargetMinutes: minutes })}
        />
        <Count
          label={say('desk.formAfter')}
          value={formAfterSeconds}
          onWrite={(seconds) => onWrite(seconds ? { ...desk, formAfterSeconds: seconds } : without('formAfterSeconds'))}
        />
        <Count
          label={say('desk.autoClose')}
          value={autoClose?.afterMinutes}
          onWrite={(minutes) =>
            onWrite(minutes ? { ...desk, autoClose: { afterMinutes: minutes } } : without('autoClose'))
          }
        />
        <label>
          {say('desk.launcher')}
          <select
            value={hideLauncher}
            onChange={({ currentTarget }) =>
              onWrite({ ...desk, hideLauncher: currentTarget.value as typeof hideLauncher })
            }
          >
            {launchers.map((when) => (
              <option key={when} value={when}>
                {say(`desk.launcher.${when}`)}
              </option>
            ))}
          </select>
        </label>
        {teams.length > 0 && (
          <p class="hint" dir="auto">
            {say('desk.teams', { teams: teams.map(({ name, agents }) => `${name} (${agents.length})`).join(', ') })}
          </p>
        )}
      </div>
    </Part>
  )
}
