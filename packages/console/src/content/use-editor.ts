import type { ContentKind, ContentState } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { useDesk } from '../use-desk.ts'
import { type Opened, useOpened, useSave } from './use-content.ts'

/** The text of one thing while somebody writes it. It survives a reload until it is saved. */
export function useEditor(kind: ContentKind, id: string, prefill: string) {
  const { client, memory } = useDesk()
  const key = `deskbell:draft:content:${kind}:${id}`
  const { asked, again } = useOpened(kind, id)
  const { saving, save } = useSave(kind, id)
  const text = useSignal<string | null>(memory.get(key))
  const base = useSignal<number | null>(null)
  const opened: Opened | null = asked.value.state === 'there' ? asked.value.value : null
  const stored = opened ? (opened.version === 0 && opened.body === '' ? prefill : opened.body) : ''
  // What was begun belongs to the version that was open then, whatever was saved since.
  useEffect(() => {
    if (opened && base.value === null) base.value = opened.version
  }, [opened, base])

  const write = (value: string) => {
    text.value = value
    memory.set(key, value)
  }
  const forget = () => {
    text.value = null
    memory.delete(key)
  }
  const current = text.value ?? stored
  const done = (version: number | null) => {
    if (version === null) return
    forget()
    base.value = version
    again()
  }
  return {
    asked,
    opened,
    saving: saving.value,
    current,
    changed: text.value !== null && text.value !== opened?.body,
    write,
    async save(state: ContentState) {
      const body = state === 'draft' || state === 'published' ? current : null
      done(await save(state, body, base.value ?? opened?.version ?? 0))
    },
    /** Shows what the others wrote in place of one's own words. */
    reload() {
      forget()
      base.value = null
      saving.value = { busy: false, problems: [], refused: null }
      again()
    },
    /** Saves one's own words over theirs, which stay in the history. */
    async insist() {
      const newest = await client.ask('content:open', { kind, id })
      if (newest.ok) done(await save('published', current, newest.version))
    },
  }
}
