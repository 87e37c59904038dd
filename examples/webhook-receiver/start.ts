import { createReceiver } from './src/receiver.ts'
import { relayTo } from './src/relay.ts'

const { WEBHOOK_SECRET = '', CHAT_URL = '', CONSOLE_URL = 'http://localhost:4600/console', PORT = '4700' } = process.env
if (!WEBHOOK_SECRET) throw new Error('WEBHOOK_SECRET is missing: the console shows it once when a webhook is made')
const handle = CHAT_URL
  ? relayTo(CHAT_URL, CONSOLE_URL)
  : async ({ type, data }: { type: string; data: object }) => console.log(type, JSON.stringify(data))
createReceiver(WEBHOOK_SECRET, handle).listen(Number(PORT))
