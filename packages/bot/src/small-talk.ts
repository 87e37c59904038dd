import { fold } from './fold.ts'

const list = (rows: string[]) => new Set(rows.flatMap((row) => row.split('|').map(fold)))

const hellos = list([
  'hi|hello|hey|hi there|hello there|good morning|good evening|good afternoon',
  'tere|hei|tervist|tere paevast|tere hommikust|tere ohtust',
  'czesc|dzien dobry|hej|witam|dobry wieczor',
  '你好|您好|嗨|早上好|晚上好|在吗',
  'hai|helo|salam|selamat pagi|selamat petang|assalamualaikum',
  'привет|здравствуите|добрыи день|добрыи вечер|доброе утро|здравствуй',
  'hallo|guten tag|guten morgen|bonjour|salut|hola|buenas|buenos dias|مرحبا|السلام عليكم',
])
const thanks = list([
  'thanks|thank you|thx|thanks a lot|thank you very much|great thanks|perfect thanks|ok thanks',
  'aitah|tanan|suur aitah|tanud',
  'dziekuje|dzieki|super dzieki|dziekuje bardzo',
  '谢谢|多谢|谢谢你|感谢|谢谢您',
  'terima kasih|tq|thank you ya|makasih',
  'спасибо|спасибо большое|благодарю',
  'danke|vielen dank|merci|gracias|muchas gracias|شكرا',
])

/** A message that is only a hello, only thanks, or neither. */
export function smallTalk(text: string): 'hello' | 'thanks' | null {
  const folded = fold(text)
  if (hellos.has(folded)) return 'hello'
  return thanks.has(folded) ? 'thanks' : null
}
