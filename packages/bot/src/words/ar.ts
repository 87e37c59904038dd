import type { WordTable } from './word-table.ts'

/** Particles are written together with the word they belong to, so phrases are looked for inside the text. */
export const ar: WordTable = {
  lang: 'ar',
  joined: true,
  hello: 'مرحبا|السلام عليكم|أهلا',
  thanks: 'شكرا|شكرا جزيلا',
  person: {
    alone: 'موظف|إنسان|شخص|ممثل',
    speak: '',
    want: '',
    who: '',
    between: '',
    phrases: 'التحدث مع|التحدث إلى|أريد موظف|شخص حقيقي',
    not: '',
  },
}
