import { fold, nearly } from './fold.ts'

/** Whole messages that are nothing but the wish for a person. */
const alone = new Set(
  [
    'human|person|agent|operator|representative|real person|live agent|support agent|human please|a person|agent please',
    'inimene|klienditeenindaja|operaator|inimest palun|paris inimene',
    'czlowiek|konsultant|agent|operator|konsultanta|zywy czlowiek',
    '人工|客服|真人|人工客服|转人工|真人客服|人工服务',
    'manusia|orang|ejen|wakil|operator|orang sebenar',
    'человек|оператор|оператора|менеджер|живои человек|человека|специалист',
    'mensch|mitarbeiter|berater|kundenberater',
    'humain|conseiller|agent|une personne|operateur',
    'humano|persona|agente|operador|una persona',
    'موظف|انسان|شخص|ممثل',
  ].flatMap((row) => row.split('|').map(fold)),
)

interface Speech {
  /** Verbs of speaking: with a person in the same breath, that is the wish. */
  speak: string
  /** Verbs of wanting: only with the person as what is wanted, because one also wants shoes for a person. */
  want: string
  persons: string
  /** What may stand between wanting and the person. */
  between: string
  /** The verb may stand last: "mit einem Menschen sprechen". */
  verbLast?: boolean
}

const speeches: Speech[] = [
  {
    speak: 'talk|talking|speak|speaking|chat|chatting|connect|transfer|contact|contacting|reach',
    want: 'want|need|get|give|call|switch|fetch|prefer|help|assistance',
    persons: 'person|human|agent|someone|somebody|representative|operator|staff|employee|advisor|adviser',
    between: 'a|an|the|me|some|real|live|actual|support|to|with|from|your|help',
  },
  {
    speak: 'raakida|raagi|raagin|vestelda|uhenda|uhendust|suuna',
    want: 'soovin|tahan|saaksin|saan|kutsu|palun|vajan',
    persons: 'inimesega|inimest|klienditeenindajaga|klienditeenindajat|kellegagi|operaatoriga|tootajaga',
    between: 'ma|parist|parise|elava|uhe|abi',
    verbLast: true,
  },
  {
    speak: 'rozmawiac|porozmawiac|polacz|polaczyc|przelacz',
    want: 'chce|prosze|potrzebuje',
    persons: 'czlowiekiem|czlowieka|konsultantem|konsultanta|agentem|osoba|kims|pracownikiem|operatorem',
    between: 'o|z|ze|do|kontakt|rozmowe|zywym|prawdziwym|pomocy',
  },
  {
    speak: 'bercakap|cakap|berbual|sambungkan|hubungkan',
    want: 'mahu|nak|perlukan',
    persons: 'orang|manusia|ejen|seseorang|wakil|kakitangan|operator',
    between: 'dengan|seorang|bantuan',
  },
  {
    speak: 'поговорить|говорить|соедините|переключите|свяжите|связаться',
    want: 'хочу|позовите|нужен|нужна|дайте|можно',
    persons:
      'человеком|человек|человека|оператором|оператора|оператор|сотрудником|менеджером|менеджера|специалистом|кем нибудь',
    between: 'с|со|мне|живым|живои|живого|помощь|к',
  },
  {
    speak: 'sprechen|reden|verbinden|verbinde',
    want: 'mochte|will|brauche|bitte',
    persons: 'mensch|menschen|mitarbeiter|mitarbeiterin|jemandem|berater|person',
    between: 'ich|mit|einen|einem|einer|eine|echten',
    verbLast: true,
  },
  {
    speak: 'parler|discuter|passez|contacter|joindre',
    want: 'voudrais|veux|besoin',
    persons: 'humain|personne|conseiller|conseillere|quelqu|agent',
    between: 'd|un|une|vrai|vraie|avec|a|aide',
  },
  {
    speak: 'hablar|contactar|comunicar|comunicarme|pasame',
    want: 'quiero|necesito',
    persons: 'persona|humano|agente|alguien|asesor|operador',
    between: 'a|un|una|con|real|ayuda|de',
  },
]
const split = (words: string) => words.split('|').map(fold)
const languages = speeches.map(({ speak, want, persons, between, verbLast = false }) => ({
  speak: split(speak),
  want: split(want),
  persons: split(persons),
  between: new Set(split(between)),
  verbLast,
}))
type Language = (typeof languages)[number]

/** Scripts without spaces, and Arabic whose words carry their particles: looked for inside the text. */
const inside = [
  ...['转人工', '人工客服', '人工服务', '找人工', '要人工', '接人工', '跟人工', '和人工', '找客服'],
  ...[
    '真人客服',
    '找真人',
    '要真人',
    '跟真人',
    '和真人',
    '有真人',
    '跟人聊',
    '和人聊',
    '跟人说',
    '和人说',
    '跟人谈',
    '和人谈',
  ],
  ...['التحدث مع', 'التحدث إلى', 'اريد موظف', 'شخص حقيقي'],
].map(fold)

/** A long text names persons, but is about something else. */
const maxWords = 14
const maxLetters = 80

/**
 * Whether the shopper asks for a person, in any shipped language, also with a slip of the keyboard.
 * @example wantsPerson('talk to a persn') // true
 */
export function wantsPerson(text: string): boolean {
  const folded = fold(text)
  if (alone.has(folded)) return true
  if (folded.length <= maxLetters && inside.some((part) => folded.includes(part))) return true
  const words = folded.split(' ')
  return words.length <= maxWords && languages.some((language) => asksIn(words, language))
}

function asksIn(words: string[], { speak, want, persons, between, verbLast }: Language): boolean {
  const is = (word: string, list: string[]) => list.some((known) => nearly(word, known))
  return words.some((word, at) => {
    if (!is(word, persons)) return false
    const before = words.slice(Math.max(0, at - 5), at)
    if (before.some((other) => is(other, speak))) return true
    if (verbLast && words.slice(at + 1, at + 4).some((other) => is(other, speak))) return true
    const wanted = before.findLast((other) => !between.has(other))
    return wanted !== undefined && is(wanted, want)
  })
}
