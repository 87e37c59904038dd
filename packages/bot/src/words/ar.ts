import type { WordTable } from './word-table.ts'

/** Particles are written together with the word they belong to, so phrases are looked for inside the text. */
export const ar: WordTable = {
  lang: 'ar',
  joined: true,
  hello: 'مرحبا|السلام عليكم|أهلا',
  thanks: 'شكرا|شكرا جزيلا',
  robot: 'هل أنت روبوت|هل انت انسان|هل أنت إنسان',
  person: {
    alone: 'موظف|إنسان|شخص|ممثل',
    speak: '',
    want: '',
    who: '',
    between: '',
    filler: '',
    phrases: 'التحدث مع|التحدث إلى|أريد موظف|شخص حقيقي',
    not: '',
  },
}
