import { useLayoutEffect, useRef } from 'preact/hooks'
import { Icon } from '../frame/icon.tsx'
import type { TextKey } from '../text/say.ts'
import { useAct } from '../use-act.ts'
import { useDesk } from '../use-desk.ts'

const rows = (mod: string): readonly (readonly [TextKey, readonly string[]])[] => [
  ['keys.next', ['J', 'Alt J']],
  ['keys.previous', ['K', 'Alt K']],
  ['keys.open', ['Enter']],
  ['keys.reply', ['R', 'Alt L']],
  ['keys.note', ['N', 'Alt P']],
  ['keys.take', ['T']],
  ['keys.solve', ['E', 'Alt E']],
  ['keys.send', [`${mod} Enter`]],
  ['keys.sendSolve', [`${mod} Shift Enter`]],
  ['keys.leave', ['Esc']],
  ['keys.help', ['?']],
]

/** The list of keys, and the switch for those that need no Alt. */
export function KeySheet() {
  const { sheet } = useDesk()
  useAct('help', () => {
    sheet.value = !sheet.value
  })
  return sheet.value ? <OpenSheet /> : null
}

function OpenSheet() {
  const { say, sheet, apple, preferences } = useDesk()
  const dialog = useRef<HTMLDialogElement>(null)
  // showModal keeps focus inside and gives it back where it was; only a dialog opened this way does.
  useLayoutEffect(() => {
    const open = dialog.current
    open?.showModal()
    return () => open?.close()
  }, [])
  const close = () => {
    sheet.value = false
  }
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby="keys-title" onClose={close}>
      <header>
        <h2 id="keys-title">{say('keys.title')}</h2>
        <button type="button" class="plain icon" aria-label={say('keys.close')} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <dl>
        {rows(apple ? '⌘' : 'Ctrl').map(([key, presses]) => (
          <div key={key}>
            <dt>{say(key)}</dt>
            <dd>
              {presses.map((press) => (
                <kbd key={press}>{press}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={preferences.singleKeys.value}
          onChange={(event) => preferences.setSingleKeys(event.currentTarget.checked)}
        />
        {say('keys.single')}
      </label>
    </dialog>
  )
}
