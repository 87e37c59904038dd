import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import { chooseLanguage, chooseLocale, type Language, type languages } from './languages.ts'
import { createSay, type Say, type Texts } from './say.ts'

/** A language with its sentences. */
export interface Spoken {
  language: Language
  texts: Texts
}

/** What the console speaks now. */
export interface Speech {
  say: Say
  readonly language: ReadonlySignal<Language>
  /** Language tag for dates and numbers. */
  readonly locale: ReadonlySignal<string>
  start(): () => void
}

export interface SpeechDeps {
  /** What is loaded already. */
  first: Spoken
  /** What the person chose; `auto` is the browser's wish. */
  chosen: { readonly value: 'auto' | (typeof languages)[number] }
  wishes: readonly string[]
  load(language: Language): Promise<Texts>
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
    const texts = await load(language).catch(() => null)
    if (mine !== newest) return
    if (texts) spoken.value = { language, texts }
    else onFailed()
  }

  return {
    say: createSay(() => ({ texts: spoken.value.texts, locale: locale.value })),
    language: computed(() => spoken.value.language),
    locale,
    start() {
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
