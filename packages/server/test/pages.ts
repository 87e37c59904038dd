import { PROTOCOL_VERSION } from '@deskbell/protocol'
import { refusal, type Stage } from './stage.ts'

export const password = 'correct horse'
export const owners = [
  { name: 'Ann', email: 'ann@shop.example', password, role: 'admin' as const },
  { name: 'Ben', email: 'ben@shop.example', password },
  { name: 'Eve', email: 'eve@other.example', password, role: 'admin' as const, site: 'other' },
]
/** A page of this origin opens the widget; how its session ends, or `closed` where it got no connection. */
export async function page(stage: Stage, origin: string, site = 'shop', transports = ['websocket']) {
  const device = stage.connect('/visitor', { extraHeaders: { origin }, transports })
  const came = await new Promise<boolean>((done) => {
    device.socket.once('connect', () => done(true))
    device.socket.once('connect_error', () => done(false))
  })
  if (!came) return { device, outcome: 'closed' }
  const answer = await device.ask('session:start', { version: PROTOCOL_VERSION, site, token: null, locale: 'en' })
  return { device, outcome: answer.ok ? 'in' : refusal(answer) }
}
export const outcome = async (...of: Parameters<typeof page>) => (await page(...of)).outcome
