import '../styles/content.css'
import { parseJson, SiteText } from '@deskbell/protocol'
import { EditorFrame } from '../content/editor-frame.tsx'
import { writeJsonFile } from '../content/json-file.ts'
import { useEditor } from '../content/use-editor.ts'
import { Problems } from '../content/versions.tsx'
import { useDesk } from '../use-desk.ts'
import { Count } from './count.tsx'

/** What is removed by itself, and the fewest days that it may be kept. */
const kinds = { conversationDays: 30, fileDays: 1, recordDays: 1, visitorDays: 30 } as const
const nothing = { conversationDays: null, fileDays: null, recordDays: null, visitorDays: null }

/** How long things are kept, and where the other rights of shoppers are. */
export function PrivacySection() {
  const { say } = useDesk()
  const editor = useEditor('site', 'site', '{}\n')
  const site = parseJson(SiteText, editor.current) ?? {}
  const retention = site.retention ?? nothing
  return (
    <EditorFrame kind="site" id="site" editor={editor} lasting>
      {() => (
        <>
          <p class="hint">{say('privacy.about')}</p>
          <div class="fields">
            {(Object.keys(kinds) as (keyof typeof kinds)[]).map((kind) => (
              <Count
                key={kind}
                label={say(`privacy.${kind}`)}
                least={kinds[kind]}
                none={say('privacy.forGood')}
                value={retention[kind] ?? undefined}
                onWrite={(days) => editor.write(writeJsonFile({ ...site, retention: { ...retention, [kind]: days } }))}
              />
            ))}
          </div>
          <p class="hint">{say('privacy.least')}</p>
          <p class="hint">{say('privacy.others')}</p>
          <Problems problems={editor.saving.problems} onGo={() => {}} />
        </>
      )}
    </EditorFrame>
  )
}
