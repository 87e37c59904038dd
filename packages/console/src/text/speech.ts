import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import { chooseLanguage, chooseLocale, type Language, type languages } from './languages.ts'
import { createSay, type Say, type TextPart, type Texts } from './say.ts'

/** A language with its sentences, or with those of the first screen where it is not `whole`. */
export interface Spoken {
  language: Language
  texts: Texts
  whole: boolean
}

/** What the console speaks now. */
export interface Speech {
  say: Say
  readonly language: ReadonlySignal<Language>
  /** Language tag for dates and numbers. */
  readonly locale: ReadonlySignal<string>
  /** Whether all sentences are here, or only those of the first screen. */
  readonly whole: ReadonlySignal<boolean>
  /** Fetches those that are missing. Rejects when the server cannot be reached. */
  complete(): Promise<void>
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
    const parts = await Promise.all([load(language, 'first'), load(language, 'later')]).catch(() => null)
    if (mine !== newest) return
    if (parts) spoken.value = { language, texts: { ...parts[0], ...parts[1] } as Texts, whole: true }
    else onFailed()
  }

  async function complete(): Promise<void> {
    const { language, texts, whole } = spoken.peek()
    if (whole) return
    const later = await load(language, 'later')
    if (spoken.peek().texts === texts) spoken.value = { language, texts: { ...texts, ...later }, whole: true }
  }

  return {
    say: createSay(() => ({ texts: spoken.value.texts, locale: locale.value })),
    language: computed(() => spoken.value.language),
    locale,
    whole: computed(() => spoken.value.whole),
    complete,
    start() {
      // Where it fails, the first screen that needs them asks again and says so.
      complete().catch(() => {})
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
