import { lookup as systemLookup } from 'node:dns/promises'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { WebhookFault } from '@deskbell/protocol'
import { bare, isPublicAddress, wrongUrl } from '../webhooks/allowed-address.ts'

export interface Address {
  address: string
  family: number
}
export type Resolve = (hostname: string) => Promise<Address[]>
export type Sent = { status: number; fault: null } | { status: null; fault: WebhookFault }
export type SendWebhook = (url: string, headers: Record<string, string>, body: string) => Promise<Sent>

/** What came back, with its text. */
export type Posted = { status: number; text: string; fault: null } | { status: null; fault: WebhookFault }
type Sending = [headers: Record<string, string>, body: string, within: { signal: AbortSignal; mostBytes: number }]
export type PostSafely = (url: string, ...sending: Sending) => Promise<Posted>

const patienceMs = 5000
const mostBytes = 256 * 1024

const bySystem: Resolve = (hostname) => systemLookup(hostname, { all: true })
const failed = (fault: WebhookFault): Posted & Sent => ({ status: null, fault })

/** Gives the connection the addresses that were checked, whatever the name leads to by now. */
const checked =
  (addresses: readonly Address[]): LookupFunction =>
  (_name, options, done) => {
    const [first] = addresses
    if (options.all) done(null, [...addresses])
    else if (first) done(null, first.address, first.family)
    else done(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '', 0)
  }

function post(
  url: URL,
  addresses: readonly Address[],
  [headers, body, { signal, mostBytes }]: Sending,
): Promise<Posted> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((done) => {
    const sent = request(
      url,
      {
        method: 'POST',
        lookup: checked(addresses),
        // A connection of its own: none that was opened to another address is used again.
        agent: false,
        signal,
        headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        let size = 0
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk)
          size += chunk.length
          if (size <= mostBytes) return
          done(failed('too-large'))
          response.destroy()
        })
        // A redirect is an answer like any other: nobody follows it.
        response.on('end', () =>
          done({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString(), fault: null }),
        )
        response.on('error', () => done(failed('unreachable')))
      },
    )
    sent.on('error', (error) =>
      done(failed(error.name === 'AbortError' || error.name === 'TimeoutError' ? 'timeout' : 'unreachable')),
    )
    sent.end(body)
  })
}

/**
 * Posts to an address of the internet, and to nothing else: every address that the name leads to must be a public one,
 * and the connection goes to one of those that were checked.
 * @param allowed origins that may be called all the same, such as one of the own network
 */
export function createPostSafely(allowed: readonly string[], resolve: Resolve = bySystem): PostSafely {
  return async (text, ...rest) => {
    if (wrongUrl(text, allowed) !== null) return failed('blocked')
    const url = new URL(text)
    let addresses: Address[]
    try {
      addresses = await resolve(bare(url.hostname))
    } catch {
      return failed('unreachable')
    }
    if (addresses.length === 0) return failed('unreachable')
    const free = allowed.includes(url.origin) || addresses.every(({ address }) => isPublicAddress(address))
    return free ? post(url, addresses, rest) : failed('blocked')
  }
}

/** Tells a webhook, where and as {@link createPostSafely} may; what it answers but its status is of no interest. */
export function createSendWebhook(allowed: readonly string[], resolve?: Resolve): SendWebhook {
  const postSafely = createPostSafely(allowed, resolve)
  return async (url, headers, body) => {
    const { status, fault } = await postSafely(url, headers, body, {
      signal: AbortSignal.timeout(patienceMs),
      mostBytes,
    })
    return fault === null ? { status, fault } : failed(fault)
  }
}
