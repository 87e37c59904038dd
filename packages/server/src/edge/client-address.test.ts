import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { createClientAddress } from './client-address.ts'

const proxies = ['10.0.0.0/8', '::1', '192.0.2.7']
test.each([
  ['without proxies nothing is believed', [], '203.0.113.9', '1.1.1.1', '203.0.113.9'],
  ['from no proxy nothing is believed', proxies, '203.0.113.9', '1.1.1.1', '203.0.113.9'],
  ['the right-most of a proxy is', proxies, '10.1.2.3', '6.6.6.6, 198.51.100.4', '198.51.100.4'],
  ['through several proxies', proxies, '::1', '6.6.6.6, 198.51.100.4, 192.0.2.7, 10.0.0.1', '198.51.100.4'],
  ['an IPv4 address in an IPv6 one', proxies, '::ffff:10.1.2.3', '198.51.100.4', '198.51.100.4'],
  ['nonsense ends the search', proxies, '10.1.2.3', '198.51.100.4, <script>', '<script>'],
  ['a proxy that says nothing', proxies, '10.1.2.3', undefined, '10.1.2.3'],
  ['only proxies', proxies, '10.1.2.3', '10.0.0.9', '10.0.0.9'],
])('[T43] %s', (_name, known, remoteAddress, said, expected) => {
  const request = { headers: { 'x-forwarded-for': said }, socket: { remoteAddress } } as unknown as IncomingMessage
  expect(createClientAddress(known)(request)).toBe(expected)
})
