import type { SavedReply } from '@deskbell/protocol'
import { type Signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { RichText } from '../conversation/rich-text.tsx'
import { focusSoon } from '../frame/focus.ts'
import { languageName } from '../text/language-name.ts'
import { useDesk } from '../use-desk.ts'
import { Exchange } from './exchange-buttons.tsx'
import { ReplyEditor } from './reply-editor.tsx'

const addId = 'add-reply'

/** Where the team writes, changes and removes saved replies. */
export function ReplySettings() {
  const { say, replies, client, newId } = useDesk()
  const edited = useSignal<SavedReply | null>(null)
  useEffect(() => replies.refresh(), [replies])
  const all = replies.all.value
  const isNew = edited.value !== null && !all.some(({ id }) => id === edited.value?.id)
  const isAdmin = client.agent.value?.role === 'admin'
  const done = () => {
    edited.value = null
    focusSoon(() => document.getElementById(addId))
  }
  const blank = { name: '', text: '', shared: isAdmin, category: null, language: null }
  return (
    <>
      <p class="hint">{say('replies.about')}</p>
      {all.length === 0 && !edited.value && <p class="hint">{say('replies.none')}</p>}
      {groupsOf(all).map(([category, list]) => (
        <section key={category} aria-label={category || say('replies.title')}>
          {category && (
            <h3 class="over" dir="auto">
              {category}
            </h3>
          )}
          <ul class="saved">
            {list.map((reply) => (
              <li key={reply.id}>
                {edited.value?.id === reply.id ? (
                  <ReplyEditor reply={edited.value} done={done} />
                ) : (
                  <Saved reply={reply} edited={edited} mayChange={isAdmin || !reply.shared} />
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {isNew && edited.value ? (
        <ReplyEditor reply={edited.value} done={done} />
      ) : (
        <button
          type="button"
          id={addId}
          onClick={() => {
            edited.value = { ...blank, id: newId() }
          }}
        >
          {say('replies.add')}
        </button>
      )}
      <Exchange />
    </>
  )
}

/** By category, those without one first. */
function groupsOf(all: readonly SavedReply[]): [string, SavedReply[]][] {
  const groups = new Map<string, SavedReply[]>()
  for (const reply of all) groups.set(reply.category ?? '', [...(groups.get(reply.category ?? '') ?? []), reply])
  return [...groups].sort(([a], [b]) => a.localeCompare(b))
}

interface SavedProps {
  reply: SavedReply
  edited: Signal<SavedReply | null>
  mayChange: boolean
}

function Saved({ reply, edited, mayChange }: SavedProps) {
  const { say, replies, locale, announce } = useDesk()
  const facts = [
    say(reply.shared ? 'replies.shared' : 'replies.own'),
    ...(reply.language ? [languageName(locale, reply.language)] : []),
  ]
  const remove = async () => {
    const refused = await replies.remove(reply.id)
    if (refused) announce(say(`error.${refused}`))
    focusSoon(() => document.getElementById(addId))
  }
  return (
    <>
      <div class="saved-text">
        <b dir="auto">/{reply.name}</b> <span class="hint">{facts.join(' · ')}</span>
        <p dir="auto" lang={reply.language ?? undefined}>
          <RichText text={reply.text} />
        </p>
      </div>
      {mayChange && (
        <>
          <button
            type="button"
            class="plain"
            onClick={() => {
              edited.value = reply
            }}
          >
            {say('replies.edit', { title: reply.name })}
          </button>
          <button type="button" class="plain" onClick={() => void remove()}>
            {say('replies.remove', { title: reply.name })}
          </button>
        </>
      )}
    </>
  )
}
