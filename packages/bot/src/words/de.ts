import type { WordTable } from './word-table.ts'

export const de: WordTable = {
  lang: 'de',
  hello: 'hallo|guten tag|guten morgen|guten abend|moin',
  thanks: 'danke|vielen dank|danke schön|danke sehr',
  robot: 'bist du ein mensch|bist du ein bot|bist du ein roboter|sind sie ein mensch|sind sie ein bot|spreche ich mit',
  person: {
    alone: 'mensch|mitarbeiter|berater|kundenberater|kundendienst|einen menschen bitte',
    speak: 'sprechen|reden|verbinden|verbinde',
    want: 'möchte|will|brauche|bitte',
    who: 'mensch|menschen|mitarbeiter|mitarbeiterin|jemandem|berater|person',
    between: 'ich|mit|einen|einem|einer|eine|echten',
    verbLast: true,
    filler: '',
    phrases: 'keinen bot|nicht mit einem bot',
    not: '',
  },
}
