import type { SiteForms } from '@deskbell/protocol'
import type { Chat } from '../chat/chat.ts'
import type { App } from '../panel/app.ts'
import { known, unanswered, wantedConsent } from './known.ts'

type World = Pick<App, 'client' | 'memory'>

/** Acts that wait for the form before them, by conversation. */
const held = new WeakMap<Chat, (() => void)[]>()

/** What has to be settled before the first words of a conversation; `null` where nothing has to. */
export function gateOf(world: World, forms: SiteForms, chat: Chat) {
  const begun = chat.thread.lines.value.length > 0
  if (begun) return null
  const given = known(world)
  const consent = wantedConsent(forms, given)
  const fields = forms.before?.at === 'start' ? unanswered(forms.before.fields, given) : []
  return consent || fields.length > 0 ? { consent, fields } : null
}

/** Lets an act pass, or keeps it until the form before it is filled in. */
export function pass(world: World, forms: SiteForms, chat: Chat, act: () => void): void {
  if (gateOf(world, forms, chat)) held.set(chat, [...(held.get(chat) ?? []), act])
  else act()
}

/** The form is filled in: what waited for it happens. */
export function letPass(chat: Chat): void {
  const acts = held.get(chat) ?? []
  held.delete(chat)
  for (const act of acts) act()
}
