import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import { chooseLanguage, chooseLocale, type Language, type languages } from './languages.ts'
import { createSay, type Say, type TextPart, type Texts } from './say.ts'

/** A language with those of its sentences that are here. */
export interface Spoken {
  language: Language
  texts: Texts
  parts: readonly TextPart[]
}

/** What the console speaks now. */
export interface Speech {
  say: Say
  readonly language: ReadonlySignal<Language>
  /** Language tag for dates and numbers. */
  readonly locale: ReadonlySignal<string>
  /** Whether these sentences are here; read where something is drawn, it is drawn again when they come. */
  has(part: TextPart): boolean
  /** Fetches them if they are missing. Rejects when the server cannot be reached. */
  complete(part: TextPart): Promise<void>
  start(): () => void
}

export interface SpeechDeps {
  /** What is loaded already. */
  first: Spoken
  /** What the person chose; `auto` is the browser's wish. */
  chosen: { readonly value: 'auto' | (typeof languages)[number] }
  wishes: readonly string[]
  load(language: Language, part: TextPart): Promise<Partial<Texts>>
  onFailed(): void
}

/** Which language a choice means. */
export const languageOf = (chosen: 'auto' | Language, wishes: readonly string[]): Language =>
  chosen === 'auto' ? chooseLanguage(wishes) : chosen

/** Speaks the chosen language; another choice loads that language's file, and until it is here the old one stays. */
export function createSpeech({ first, chosen, wishes, load, onFailed }: SpeechDeps): Speech {
  const spoken = signal(first)
  const locale = computed(() => chooseLocale(wishes, spoken.value.language))
  let newest = 0

  async function change(language: Language): Promise<void> {
    const mine = ++newest
    if (language === spoken.peek().language) return
    const parts = [...new Set<TextPart>([...spoken.peek().parts, 'later'])]
    const files = await Promise.all(parts.map((part) => load(language, part))).catch(() => null)
    if (mine !== newest) return
    if (files) spoken.value = { language, texts: Object.assign({}, ...files) as Texts, parts }
    else onFailed()
  }

  async function complete(part: TextPart): Promise<void> {
    const { language, parts } = spoken.peek()
    if (parts.includes(part)) return
    const more = await load(language, part)
    const now = spoken.peek()
    // Meanwhile another language may be spoken, of which these are not.
    if (now.language !== language) return complete(part)
    spoken.value = { language, texts: { ...now.texts, ...more }, parts: [...now.parts, part] }
  }

  return {
    say: createSay(() => ({ texts: spoken.value.texts, locale: locale.value })),
    language: computed(() => spoken.value.language),
    locale,
    has: (part) => spoken.value.parts.includes(part),
    complete,
    start() {
      // Where it fails, the first screen that needs them asks again and says so.
      complete('later').catch(() => {})
      const stop = effect(() => {
        const wanted = languageOf(chosen.value, wishes)
        void change(wanted)
      })
      return () => {
        stop()
        newest++
      }
    },
  }
}
