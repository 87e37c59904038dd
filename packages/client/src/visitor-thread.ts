import type { VisitorMessage } from '@deskbell/protocol'
import { computed } from '@preact/signals-core'
import { decideLines } from './lines.ts'
import type { VisitorThread } from './types.ts'
import { createTypingTold } from './typing.ts'
import type { VisitorRoom, VisitorRoomDeps } from './visitor-room.ts'

/** What a screen may see of a conversation and do in it. */
export function createVisitorThread(room: Omit<VisitorRoom, 'thread'>, deps: VisitorRoomDeps): VisitorThread {
  const { id } = room
  const { outbox, conversation, newId } = deps
  const records = computed(() => outbox.records.value.filter((record) => record.lane === id))
  const pending = computed(() => new Set(records.value.filter((r) => !r.failed).map(({ command }) => command)))
  const asks = () => pending.value.has('handoff:request')
  const status = computed(() => {
    const known = conversation.value?.status ?? 'assistant'
    // Who ended it or asked for a person need not wait until that has left.
    if (pending.value.has('conversation:end')) return 'solved'
    return asks() && known !== 'open' ? 'waiting' : known
  })

  function act(command: string, input: object, cid = newId()): string {
    deps.begin()
    outbox.add({ cid, lane: id, command, input: { cid, conversation: id, ...input } })
    return cid
  }
  const append = (author: VisitorMessage['author'], body: VisitorMessage['body'], cid?: string) =>
    act('message:send', { author, body }, cid)

  const tellTyping = createTypingTold(deps.clock, (typing) => {
    if (!deps.ready.peek() || room.feed.log.have === 0) return false
    // A hint that nobody waits for: a lost one ends by itself on the other side.
    deps.request('typing:set', { conversation: id, typing }).catch(() => {})
    return true
  })

  return {
    id,
    lines: computed(() => decideLines(room.feed.log.entries.value, records.value, room.side)),
    status,
    agent: computed(() => conversation.value?.agent ?? null),
    place: computed(() => (status.value === 'waiting' ? room.place.value : null)),
    typing: room.typing.author,
    unread: room.unread,
    answered: room.answered,
    send(text) {
      tellTyping(false)
      return append('visitor', { kind: 'text', text })
    },
    answer: room.answer,
    askAnswer(question, locale) {
      const cid = newId()
      const begun = deps.request('answer:request', { cid, conversation: id, question, locale })
      return {
        cid,
        begun: begun.then(
          ({ ok }) => ok,
          () => false,
        ),
      }
    },
    say: (text, source, cid) =>
      append('assistant', source ? { kind: 'text', text, source } : { kind: 'text', text }, cid),
    act,
    withdraw(cid) {
      const parts = new Map(deps.progress.peek())
      const isHere = parts.delete(cid)
      if (isHere) deps.progress.value = parts
      return outbox.withdraw(cid, isHere)
    },
    sendFile: (file, name) => act('file:send', { file, name }),
    addGreeting: (greeting, text) => append('assistant', { kind: 'greeting', greeting, text }),
    retry: (cid) => outbox.retry(cid),
    requestHandoff(reason) {
      if (!asks()) act('handoff:request', { reason })
    },
    setTyping: tellTyping,
    markRead: () => room.markRead(),
    answerSurvey(survey, request, outcome, answers) {
      if (room.answered.peek().has(request)) return
      room.markAnswered(request)
      act('survey:answer', { survey, request, outcome, answers })
    },
  }
}
