import type { IncomingMessage } from 'node:http'
import type { Limiter } from '../limiter.ts'
import { isPublicAddress } from '../webhooks/allowed-address.ts'
import type { ClientAddress } from './client-address.ts'

/** How many connections there may be at a time. */
export interface SocketLimits {
  visitor: number
  address: number
  all: number
}

/** Counts who is connected, so that nobody takes the room of all. */
export interface Crowd {
  /** Whether one more connection may be opened from where this request came, which counts it; in a word why not. */
  refusal(request: IncomingMessage): 'rate_limited' | 'unavailable' | null
  /** It is open; resolves what was counted when it closes. */
  came(request: IncomingMessage): () => void
  /** How long a session from this address must wait, milliseconds; 0 for not at all. */
  helloWait(request: IncomingMessage): number
  /** The same for a file that a visitor sends from there. */
  uploadWait(request: IncomingMessage): number
  /** Counts one more connection of this visitor; `null` when there are too many, else how to take it back. */
  enter(visitor: string): (() => void) | null
}

function createCount() {
  const counts = new Map<string, number>()
  return {
    of: (key: string) => counts.get(key) ?? 0,
    add(key: string): () => void {
      counts.set(key, (counts.get(key) ?? 0) + 1)
      let counted = true
      return () => {
        if (!counted) return
        counted = false
        const left = (counts.get(key) ?? 1) - 1
        if (left > 0) counts.set(key, left)
        else counts.delete(key)
      }
    },
  }
}

/** How often something may come from one address. */
export interface AddressLimits {
  /** Connections that are opened, whatever is said over them. */
  connects: Limiter
  /** Sessions that begin. */
  hello: Limiter
  uploads: Limiter
}

export function createCrowd(limits: SocketLimits, addressOf: ClientAddress, often: AddressLimits): Crowd {
  const [addresses, visitors] = [createCount(), createCount()]
  let all = 0
  /** An own network is no stranger: most often it is a proxy, behind which everybody is. */
  const strangerOf = (request: IncomingMessage): string | null => {
    const address = addressOf(request)
    return isPublicAddress(address) ? address : null
  }
  function waitOf(limit: Limiter, request: IncomingMessage): number {
    const stranger = strangerOf(request)
    return stranger === null ? 0 : limit.take(stranger)
  }
  return {
    refusal(request) {
      if (all >= limits.all) return 'unavailable'
      const stranger = strangerOf(request)
      if (stranger === null) return null
      if (addresses.of(stranger) >= limits.address) return 'rate_limited'
      return often.connects.take(stranger) > 0 ? 'rate_limited' : null
    },
    came(request) {
      const stranger = strangerOf(request)
      const left = stranger === null ? () => {} : addresses.add(stranger)
      all++
      return () => {
        all--
        left()
      }
    },
    helloWait: (request) => waitOf(often.hello, request),
    uploadWait: (request) => waitOf(often.uploads, request),
    enter: (visitor) => (visitors.of(visitor) >= limits.visitor ? null : visitors.add(visitor)),
  }
}
