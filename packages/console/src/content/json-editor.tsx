import type { ContentProblem } from '@deskbell/protocol'
import { useRef } from 'preact/hooks'
import { useDesk } from '../use-desk.ts'
import { goToLine, Problems } from './versions.tsx'

interface JsonEditorProps {
  value: string
  label: string
  problems: readonly ContentProblem[]
  onWrite(value: string): void
}

/** A file as text, with each fault leading to its line. */
export function JsonEditor({ value, label, problems, onWrite }: JsonEditorProps) {
  const { say } = useDesk()
  const field = useRef<HTMLTextAreaElement>(null)
  return (
    <div class="fields">
      <Problems problems={problems} onGo={(line) => goToLine(field.current, line)} />
      <label class="text">
        {label}
        <textarea
          ref={field}
          class="code"
          spellcheck={false}
          autocapitalize="off"
          dir="ltr"
          rows={24}
          value={value}
          onInput={({ currentTarget }) => onWrite(currentTarget.value)}
        />
        <span class="hint">{say('content.json')}</span>
      </label>
    </div>
  )
}
