/** Who speaks on a greeting, and the name of its close button. */
const words: Record<string, readonly [string, string]> = {
  en: ['assistant', 'Dismiss'],
  et: ['abiline', 'Sulge'],
  pl: ['asystent', 'Zamknij'],
  zh: ['助手', '关闭'],
  ms: ['pembantu', 'Tutup'],
  ru: ['помощник', 'Закрыть'],
  de: ['Assistent', 'Schließen'],
  fr: ['assistant', 'Fermer'],
  es: ['asistente', 'Cerrar'],
  ar: ['المساعد', 'إغلاق'],
}

export interface CardWords {
  title: string
  dismiss: string
}

/** With the site's name as the page gives it. @example cardWords('et-EE') // { title: 'Rosso abiline', dismiss: 'Sulge' } */
export function cardWords(locale: string): CardWords {
  const site = document.querySelector<HTMLMetaElement>('meta[property="og:site_name"]')?.content ?? ''
  const [who, dismiss] = words[locale.split('-')[0]!] ?? words.en!
  const title = `${site} ${who}`.trim()
  return { title: title[0]!.toUpperCase() + title.slice(1), dismiss }
}
