import type { ContentKind } from '@deskbell/protocol'
import type { ComponentChildren } from 'preact'
import { Actions } from './actions.tsx'
import { Waiting } from './frame.tsx'
import type { Opened } from './use-content.ts'
import type { useEditor } from './use-editor.ts'
import { Versions } from './versions.tsx'

interface EditorFrameProps {
  kind: ContentKind
  id: string
  editor: ReturnType<typeof useEditor>
  /** There is always one: it cannot be taken away. */
  lasting?: boolean
  /** What stands between what can be done and the history. */
  children(opened: Opened): ComponentChildren
}

/** What all writing shares: waiting for the text, saving and publishing it, and its history. */
export function EditorFrame({ kind, id, editor, lasting = false, children }: EditorFrameProps) {
  const { opened, saving, changed } = editor
  return (
    <>
      <Waiting asked={editor.asked.value} onRetry={editor.reload} />
      {opened && (
        <>
          <Actions
            {...{ opened, saving, changed, lasting }}
            onSave={(state) => void editor.save(state)}
            onInsist={() => void editor.insist()}
            onReload={editor.reload}
          />
          {children(opened)}
          <Versions {...{ kind, id, opened }} onTake={editor.write} />
        </>
      )}
    </>
  )
}
