import { effect } from '@preact/signals'
import type { World } from '../world.ts'

/** After so long without a key, a touch or a movement nobody is at the desk. */
export const idleMs = 10 * 60_000

/**
 * Says `away` for an agent who has done nothing for a while, and takes it back when she does something again; what she
 * said herself is left alone. Returns how to stop.
 */
export function startAutoAway({ client, clock, page }: Pick<World, 'client' | 'clock' | 'page'>): () => void {
  let ours = false
  let cancel = () => {}
  const leave = () => {
    if (client.availability.peek() !== 'online') return
    ours = true
    void client.setAvailability('away')
  }
  const stir = () => {
    cancel()
    cancel = clock.after(idleMs, leave)
    if (!ours) return
    ours = false
    if (client.availability.peek() === 'away') void client.setAvailability('online')
  }
  const stops = [
    page.onStir(stir),
    effect(() => {
      if (client.agent.value) stir()
    }),
  ]
  return () => {
    cancel()
    for (const stop of stops) stop()
  }
}
