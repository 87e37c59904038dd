import type { WordTable } from './word-table.ts'

export const es: WordTable = {
  lang: 'es',
  hello: 'hola|buenas|buenos días|buenas tardes|buenas noches',
  thanks: 'gracias|muchas gracias|mil gracias',
  robot: 'eres un robot|eres un bot|eres humano|eres una persona|es usted un robot|hablo con un robot',
  person: {
    alone: 'humano|persona|agente|operador|una persona|atención al cliente',
    speak: 'hablar|contactar|comunicar|comunicarme|pásame',
    want: 'quiero|necesito',
    who: 'persona|humano|agente|alguien|asesor|operador',
    between: 'a|un|una|con|real|ayuda|de',
    filler: '',
    phrases: 'no un robot|no con un robot',
    not: '',
  },
}
