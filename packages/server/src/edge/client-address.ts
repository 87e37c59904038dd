import type { IncomingMessage } from 'node:http'
import { BlockList, isIPv6 } from 'node:net'

/** Finds out from which address a request came. */
export type ClientAddress = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string

const plain = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, '')
const familyOf = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4')

/** Checks and collects addresses and networks, e.g. `10.0.0.0/8`. Throws on what is neither. */
export function readProxies(list: readonly string[]): BlockList {
  const known = new BlockList()
  for (const each of list) {
    const [address = '', bits] = each.split('/')
    if (bits === undefined) known.addAddress(address, familyOf(address))
    else known.addSubnet(address, Number(bits), familyOf(address))
  }
  return known
}

function isTrusted(known: BlockList, address: string): boolean {
  try {
    return known.check(address, familyOf(address))
  } catch {
    return false
  }
}

/**
 * Believes `X-Forwarded-For` only as far as proxies of one's own wrote it: from the right, up to the first address that
 * is none of them. What stands further left anybody may have written.
 */
export function createClientAddress(proxies: readonly string[]): ClientAddress {
  const known = readProxies(proxies)
  return ({ headers, socket }) => {
    let address = plain(socket.remoteAddress ?? '')
    const said = [headers['x-forwarded-for'] ?? []].flat().join(',')
    const way = said.split(',').map(plain).filter(Boolean)
    while (way.length > 0 && isTrusted(known, address)) address = way.pop() ?? address
    return address
  }
}
