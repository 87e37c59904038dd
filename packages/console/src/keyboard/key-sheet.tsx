import { Dialog, DialogHead } from '../frame/dialog.tsx'
import { CheckSetting } from '../settings/fields.tsx'
import type { Preferences } from '../settings/preferences.ts'
import type { TextKey } from '../text/say.ts'
import { useDesk } from '../use-desk.ts'

type Row = readonly [TextKey, readonly string[]]

/** The list of keys; `mod` is the key that commands begin with on this keyboard. */
const rowsOf = (mod: string, sendKey: Preferences['sendKey']['value']): readonly Row[] => [
  ['keys.palette', [`${mod} K`]],
  ['find.field', ['/']],
  ['views.filter', ['F']],
  ['keys.next', ['J', 'Alt J']],
  ['keys.previous', ['K', 'Alt K']],
  ['keys.open', ['Enter']],
  ['keys.reply', ['R', 'Alt L']],
  ['keys.note', ['N', 'Alt P']],
  ['keys.saved', ['/']],
  ['keys.take', ['T']],
  ['keys.solve', ['E', 'Alt E']],
  ['triage.assign', ['A']],
  ['triage.snooze', ['S', 'Alt M']],
  ['triage.tag', ['G']],
  ['triage.priority', ['P']],
  ['triage.select', ['X']],
  ['keys.send', sendKey === 'enter' ? ['Enter', `${mod} Enter`] : [`${mod} Enter`]],
  ['keys.sendSolve', [`${mod} Shift Enter`]],
  ['keys.newLine', sendKey === 'enter' ? ['Shift Enter'] : ['Enter']],
  ['keys.leave', ['Esc']],
  ['keys.help', ['?']],
]

/** The list of keys, and the switch for those that need no Alt. */
export function KeySheet() {
  const { say, apple, preferences } = useDesk()
  return (
    <Dialog labelledBy="keys-title">
      <DialogHead id="keys-title" title={say('nav.keys')} />
      <dl>
        {rowsOf(apple ? '⌘' : 'Ctrl', preferences.sendKey.value).map(([key, presses]) => (
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
      <CheckSetting choice={preferences.singleKeys} label={say('keys.single')} />
    </Dialog>
  )
}
