import { splitWords } from './words.ts'

/** Words that say little about what is asked, by language. */
const lists: Record<string, string> = {
  en: 'a an the i me my we our you your he she it they this that there is are was be do does did have has can could will should may not no of to in on at by for with about up or and but if so as when where what which who why how any some all more just please want need like know help get am been being were had did does would could them their us these those here then than too very much many also only into over after before because out im id ive ill dont cant doesnt didnt wont isnt whats thats lets let give tell show try trying going got getting able way thing something assistance',
  de: 'der die das des ein eine einen ich mich mir mein dein er sie es wir ihr sich man ist sind war bin hat habe haben wird werden kann können muss soll will nicht kein keine zu zum zur in im an am auf aus bei mit nach für um als und oder wenn dass wie was wer wo wann warum auch so bitte',
  fr: 'le la les l un une des du de d au aux je j me m ma tu te il elle on nous notre vous votre vos s ce c cette est sont suis ai a avez fait faire peut peux puis veux ne n pas que qu qui quoi quel où quand comment pourquoi combien dans en sur par pour avec et si y',
  es: 'el la los las un una al del de a yo me mi tu su sus nos se le es son estoy está este esta hay he ha hacer tengo puedo puede quiero no si que quién cuál dónde cuándo cómo cuánto por para con sin en sobre y e más',
  et: 'ma mina minu mul sina ta see seda selle ei ja või kui kuidas kus kuhu mis mida millal miks kes milline kas on ole oli olen saab saan saate pean peab tahan soovin palun oma aga ka',
  pl: 'i w we z ze na do od o po za przez dla a lub czy nie jak jaki jaka jakie gdzie kiedy co kto dlaczego ile który która ja mnie mój moje się to ten jest są mam ma mogę można może chcę proszę jeśli że',
  ru: 'и в во с на к ко по от до из у за для а но или не как какой какие где когда что кто почему сколько который я меня мне мой мои мы вы вас вам ваш это этот эти есть был ли если чтобы можно могу может нужно хочу',
  id: 'yang di ke dari dan atau dengan untuk pada dalam ini itu saya aku kami anda kamu adalah ada tidak bisa dapat akan sudah ingin mau perlu apa apakah siapa mana bagaimana kenapa berapa cara jika saat',
  ar: 'في من إلى على عن مع هل ما ماذا متى أين كيف كيفية لماذا أي هو هذا هذه التي الذي أن لا لم يتم قد كل أو و ب ل عند بعد قبل إذا يمكن يمكنني أريد',
  zh: '的 了 吗 呢 吧 啊 是 在 我 你 您 他 我们 你们 我的 你的 有 没 没有 不 和 与 或 就 都 也 还 要 想 我想 请 请问 怎 么 怎么 什 什么 如 何 如何 为 为什 哪 这 那 个 一个 能 会 可 以 可以 可能 把 被 给 到 对 用 让 很 真 得 地 多 少',
  ja: 'の は が を に で と も か な よ ね へ や し て た だ です ます ませ せん する した して され れる られ たい ない ある いる なる こと もの ため よう から まで より この その あの どの これ それ どう どこ 何 なに なぜ くだ ださ さい さん 私 あな なた は何 です すか ますか ま す い る',
}

/** Function words of a language, parted by spaces; of all that are known where the language is `mul`. Malay shares Indonesian's. */
export function listOfFunctionWords(lang: string): string {
  const base = lang.toLowerCase().split('-')[0] ?? ''
  const own = base === 'ms' ? 'id' : base
  return (Object.hasOwn(lists, own) ? lists[own] : base === 'mul' ? Object.values(lists).join(' ') : '') ?? ''
}

export const functionWords = (lang: string): ReadonlySet<string> => new Set(splitWords(listOfFunctionWords(lang)))
