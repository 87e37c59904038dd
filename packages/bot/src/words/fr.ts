import type { WordTable } from './word-table.ts'

export const fr: WordTable = {
  lang: 'fr',
  hello: 'bonjour|salut|bonsoir|coucou',
  thanks: 'merci|merci beaucoup|merci bien',
  robot: 'êtes vous un robot|êtes vous humain|es tu un robot|est ce un robot|vous êtes un robot',
  person: {
    alone: 'humain|conseiller|agent|une personne|opérateur|service client',
    speak: 'parler|discuter|passez|contacter|joindre',
    want: 'voudrais|veux|besoin',
    who: 'humain|personne|conseiller|conseillère|quelqu|agent',
    between: 'd|un|une|vrai|vraie|avec|à|aide',
    filler: '',
    phrases: 'pas un robot|pas à un robot',
    not: '',
  },
}
