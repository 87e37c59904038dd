import type { Cart } from '@deskbell/protocol'
import { vi } from 'vitest'
import type { CartSource } from '../page-cart.ts'

/** A shop system whose cart is whatever its address answers with. */
export const source: CartSource = {
  address: () => '/cart.js',
  changes: /\/cart\/(?:add|change)\.js/,
  events: ['shop:cart-changed'],
  read: (payload) => payload as Cart,
}

/** Runs what goes on until its signal; gives how to end it. */
export function until(run: (signal: AbortSignal) => void): () => void {
  const ended = new AbortController()
  run(ended.signal)
  return () => ended.abort()
}

export const cartOf = (total: number): Cart => ({ currency: 'EUR', total, items: [] })

/** The browser's list of finished requests, filled by the test. */
export function fakeObservers() {
  const running = new Set<(names: { name: string; responseStatus?: number }[]) => void>()
  class Observer {
    readonly tell: (entries: { name: string; responseStatus?: number }[]) => void
    constructor(run: (list: { getEntries(): unknown[] }) => void) {
      this.tell = (entries) => run({ getEntries: () => entries })
    }
    observe() {
      running.add(this.tell)
    }
    disconnect() {
      running.delete(this.tell)
    }
  }
  vi.stubGlobal('PerformanceObserver', Observer)
  return {
    running,
    finish(path: string, responseStatus?: number) {
      const name = new URL(path, location.href).href
      for (const tell of running) tell([responseStatus === undefined ? { name } : { name, responseStatus }])
    },
  }
}
