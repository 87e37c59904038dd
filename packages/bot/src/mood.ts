import { fold } from './fold.ts'

/** Words of people who have had enough, per language; matched as whole folded phrases. */
const fedUp = [
  'useless|ridiculous|terrible|awful|worst|unacceptable|fed up|sick of|waste of time|not helping|doesnt help|does not help|still waiting|third time|again and again|scam|angry|furious|wtf|disappointed|already told|already said|nobody answers|stupid',
  'kasutu|kohutav|jama|vihane|naeruvaarne|lopuks ometi|kolmandat korda|ikka veel|mitte keegi ei vasta|vastuvoetamatu|tuudin|pettus',
  'beznadziejne|beznadzieja|okropne|skandal|oszustwo|trzeci raz|ile mozna|dosc tego|niedopuszczalne|wsciekly|wsciekla|nikt nie odpowiada|bezuzyteczne',
  'teruk|tak guna|tidak berguna|marah|kecewa|penipu|mengarut|kali ketiga|tak masuk akal|masih tunggu|bodoh',
  'ужас|ужасно|безобразие|бесполезно|обман|третии раз|сколько можно|надоело|возмутительно|кошмар|никто не отвечает|достали',
].map((row) => row.split('|').map(fold))
const fedUpInside = [
  '太差',
  '没用',
  '骗子',
  '太垃圾',
  '真垃圾',
  '垃圾客服',
  '垃圾店',
  '第三次',
  '生气',
  '投诉',
  '气死',
  '烦死',
  '无语',
  '没人回',
].map(fold)

/**
 * How annoyed a message sounds, 0 to 1, from words, punctuation, capitals and repetition.
 * Neutral shop questions, even with one question or exclamation mark, give 0.
 */
export function readHeat(text: string, heard: readonly string[]): number {
  const folded = fold(text)
  const padded = ` ${folded} `
  const words =
    fedUp.some((row) => row.some((phrase) => padded.includes(` ${phrase} `))) ||
    fedUpInside.some((part) => folded.includes(part))
  const marks = /[!?！？]{3,}/u.test(text)
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  // Acronyms and sizes are short, also within scripts that have no capitals; a shouted sentence is not.
  const shouted = letters >= 12 && (text.match(/\p{Lu}/gu)?.length ?? 0) === letters
  const repeated = folded.length > 3 && heard.includes(folded)
  return Math.min(1, (words ? 0.6 : 0) + (marks ? 0.35 : 0) + (shouted ? 0.35 : 0) + (repeated ? 0.4 : 0))
}

/** From this heat on, the assistant says sorry and fetches a person without being asked. */
export const tooHot = 0.75
/** From this heat on, its tone adapts and a person stands first among the choices. */
export const warm = 0.35
