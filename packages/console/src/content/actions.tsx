import type { ContentState } from '@deskbell/protocol'
import { useDesk } from '../use-desk.ts'
import type { Opened, Saving } from './use-content.ts'

interface ActionsProps {
  opened: Opened
  saving: Saving
  changed: boolean
  /** There is always one: it cannot be taken away. */
  lasting?: boolean
  onSave(state: ContentState): void
  /** Somebody else was quicker: saves over the newest version, which stays in the history. */
  onInsist(): void
  onReload(): void
}

/** What can be done with what was written. */
export function Actions({ opened, saving, changed, lasting = false, onSave, onInsist, onReload }: ActionsProps) {
  const { say } = useDesk()
  const { state, live, inFiles } = opened
  return (
    <div class="actions">
      <div class="buttons">
        <button type="button" class="primary" aria-disabled={saving.busy} onClick={() => onSave('published')}>
          {say('content.publish')}
        </button>
        <button type="button" aria-disabled={saving.busy} onClick={() => onSave('draft')}>
          {say('content.saveDraft')}
        </button>
        {live && !lasting && (
          <button type="button" class="plain" aria-disabled={saving.busy} onClick={() => onSave('removed')}>
            {say('content.remove')}
          </button>
        )}
        {inFiles && state !== null && state !== 'file' && (
          <button type="button" class="plain" aria-disabled={saving.busy} onClick={() => onSave('file')}>
            {say('content.useFile')}
          </button>
        )}
      </div>
      <p class="hint" role="status">
        {changed ? say('content.unsaved') : !lasting && say(live ? 'content.isLive' : 'content.isNotLive')}
      </p>
      {saving.refused === 'edit_conflict' ? (
        <div class="problems" role="alert">
          <p>{say('error.edit_conflict')}</p>
          <div class="buttons">
            <button type="button" onClick={onReload}>
              {say('content.showTheirs')}
            </button>
            <button type="button" onClick={onInsist}>
              {say('content.saveMine')}
            </button>
          </div>
        </div>
      ) : (
        saving.refused && (
          <p class="fault" role="alert">
            {say(`error.${saving.refused}`)}
          </p>
        )
      )}
    </div>
  )
}
