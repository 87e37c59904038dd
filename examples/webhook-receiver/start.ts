import { createReceiver, type Handler, type Others } from './src/receiver.ts'
import { relayTo } from './src/relay.ts'
import { relayToTelegram, takeReplies } from './src/telegram.ts'

const { WEBHOOK_SECRET = '', CONSOLE_URL = 'http://localhost:4600/console', PORT = '4700' } = process.env
/** Slack, Mattermost, Rocket.Chat; or a Telegram chat, in which replies are answers. */
const { CHAT_URL = '', TELEGRAM_API = '', TELEGRAM_CHAT = '', TELEGRAM_SECRET = '' } = process.env
const { DESKBELL_URL = 'http://localhost:4600', DESKBELL_KEY = '', DESKBELL_AGENT = '' } = process.env
if (!WEBHOOK_SECRET) throw new Error('WEBHOOK_SECRET is missing: the console shows it once when a webhook is made')

const telegram = { api: TELEGRAM_API, chat: TELEGRAM_CHAT }
const print: Handler = async ({ type, data }) => console.log(type, JSON.stringify(data))
const handle = TELEGRAM_API ? relayToTelegram(telegram, CONSOLE_URL) : CHAT_URL ? relayTo(CHAT_URL, CONSOLE_URL) : print
const others: Others = {
  ...{ path: '/telegram', header: 'x-telegram-bot-api-secret-token' },
  take: takeReplies({ url: DESKBELL_URL, key: DESKBELL_KEY, agent: DESKBELL_AGENT }, telegram, TELEGRAM_SECRET),
}
createReceiver(WEBHOOK_SECRET, handle, TELEGRAM_API ? others : undefined).listen(Number(PORT))
