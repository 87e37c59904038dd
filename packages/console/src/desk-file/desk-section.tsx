import '../styles/content.css'
import { DeskFile, parseJson } from '@deskbell/protocol'
import { checkDesk, checkFile } from '@deskbell/protocol/check'
import { EditorFrame } from '../content/editor-frame.tsx'
import { JsonEditor } from '../content/json-editor.tsx'
import { writeJsonFile } from '../content/json-file.ts'
import { useEditor } from '../content/use-editor.ts'
import { Part } from '../settings/part.tsx'
import { useDesk } from '../use-desk.ts'
import { HoursFields } from './hours-fields.tsx'
import { WorkFields } from './work-fields.tsx'

/** How the people of the site work: hours, who gets what, and sorting by rules; what is rare is in the JSON. */
export function DeskSection() {
  const { say } = useDesk()
  const editor = useEditor('desk', 'desk', writeJsonFile({ version: 1 }))
  const { saving, current } = editor
  const desk = parseJson(DeskFile, current)
  const faults = checkFile(current, DeskFile, checkDesk)
  const write = (next: DeskFile) => editor.write(writeJsonFile(next))
  return (
    <EditorFrame kind="desk" id="desk" editor={editor} lasting>
      {() => (
        <>
          <p class="hint">{say('desk.about')}</p>
          {desk && <HoursFields key={saving.busy ? 'saving' : 'hours'} desk={desk} onWrite={write} />}
          {desk && <WorkFields desk={desk} onWrite={write} />}
          {desk && <Rules desk={desk} onWrite={write} />}
          <details class="panel wide" open={faults.length > 0}>
            <summary>{say('content.asJson')}</summary>
            <JsonEditor
              value={current}
              label="desk.json"
              problems={saving.problems.length > 0 ? saving.problems : faults}
              onWrite={editor.write}
            />
          </details>
        </>
      )}
    </EditorFrame>
  )
}

/** Each rule with what it does, on or off. */
function Rules({ desk, onWrite }: { desk: DeskFile; onWrite(desk: DeskFile): void }) {
  const { say } = useDesk()
  const change = (at: number, enabled: boolean) =>
    onWrite({ ...desk, rules: desk.rules.map((rule, index) => (index === at ? { ...rule, enabled } : rule)) })
  return (
    <Part title={say('desk.rules', { count: desk.rules.length })}>
      <ul class="switches">
        {desk.rules.map(({ id, enabled, on, words, then }, at) => (
          <li key={id}>
            <label class="check">
              <input
                type="checkbox"
                checked={enabled}
                onChange={({ currentTarget }) => change(at, currentTarget.checked)}
              />
              <b>{id}</b>
            </label>
            <p class="hint" dir="auto">
              {[...on, ...[words ?? []].flat()].join(', ')} → {Object.values(then).flat().join(', ')}
            </p>
          </li>
        ))}
      </ul>
    </Part>
  )
}
