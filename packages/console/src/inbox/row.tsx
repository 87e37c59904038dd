import { type ConversationSummary, plainText } from '@deskbell/protocol'
import { computed } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { Replying } from '../conversation/others.tsx'
import { Avatar } from '../frame/avatar.tsx'
import { focusSoon, isNarrow } from '../frame/focus.ts'
import { formatRoute, inList } from '../route.ts'
import { clockDuration, sayAgo } from '../text/durations.ts'
import { useDesk } from '../use-desk.ts'
import { decideTags, isUnread } from './tags.ts'
import { visitorName } from './visitor-name.ts'
import { SnoozedTag, WaitingTag } from './waiting-tag.tsx'

/** One conversation of the list. */
export function Row({ conversation }: { conversation: ConversationSummary }) {
  const { say, client, route, thread } = useDesk()
  const { id, visitor, waitingSince, updatedAt } = conversation
  const unread = isUnread(conversation)
  const open = thread.value?.id === id
  return (
    <a
      class={unread ? 'row unread' : 'row'}
      href={formatRoute(inList(route.value, id))}
      data-conversation={id}
      aria-current={open ? 'true' : undefined}
      onClick={followFocus}
    >
      <span class="face">
        <Avatar id={visitor.id} name={visitor.name} />
        {visitor.online && <span class="online" role="img" aria-label={say('list.online')} />}
      </span>
      <span class="line">
        <b class="who" dir="auto">
          {visitorName(say, visitor)}
        </b>
        <Since waitingSince={waitingSince} updatedAt={updatedAt} />
      </span>
      <span class="line">
        <span class="preview" dir="auto">
          {previewOf(conversation)}
        </span>
        {unread && <span class="dot" role="img" aria-label={say('list.unread')} />}
      </span>
      <span class="tags">
        <WaitingTag since={waitingSince} />
        <Replying conversation={id} />
        <SnoozedTag until={conversation.snoozedUntil} />
        {decideTags(say, conversation, client.agent.value?.id ?? null).map((tag) => (
          <span key={tag.text} class={`tag ${tag.tone}`} dir="auto">
            {tag.text}
          </span>
        ))}
      </span>
    </a>
  )

  function previewOf({ preview, agent }: ConversationSummary): string {
    if (!preview) return say('list.noWords')
    const { author } = preview
    // What we write has marks, which the shopper sees drawn.
    const text = plainText(preview.text)
    if (author === 'assistant') return say('list.by', { name: say('line.assistant'), text })
    if (author !== 'agent') return preview.text
    if (!agent || agent.id === client.agent.value?.id) return say('list.you', { text })
    return say('list.by', { name: agent.name, text })
  }
}

function Since({ waitingSince, updatedAt }: { waitingSince: number | null; updatedAt: number }) {
  const { now, say } = useDesk()
  // Said by a signal, so that a tick changes these letters and draws nothing anew.
  const text = useMemo(
    () =>
      computed(() =>
        waitingSince === null ? sayAgo(say, now.value - updatedAt) : clockDuration(now.value - waitingSince),
      ),
    [now, say, waitingSince, updatedAt],
  )
  // The tag says the waiting time in words; the clock beside it is for the eye.
  return (
    <span class="since" aria-hidden={waitingSince !== null}>
      {text}
    </span>
  )
}

/** On a narrow screen the list goes away when a row is followed; focus moves on with the eye. */
function followFocus(): void {
  if (isNarrow()) focusSoon(() => document.querySelector<HTMLElement>('#conversation-title'))
}
