import { expect, test } from 'vitest'
import { fitsOrigin, PageOrigin, readOrigin } from './page-origin.ts'
import { parse } from './parse.ts'

test.each([
  ['https://shop.example', 'https://shop.example'],
  ['  HTTPS://Shop.Example/cart?x=1#y ', 'https://shop.example'],
  ['https://shop.example:443/', 'https://shop.example'],
  ['https://shop.example:8443', 'https://shop.example:8443'],
  ['http://localhost:3000/', 'http://localhost:3000'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['https://kauplus.õige.ee', 'https://kauplus.xn--ige-nna.ee'],
  ['https://*.shop.example', 'https://*.shop.example'],
  ['https://*.Shop.example:8443/x', 'https://*.shop.example:8443'],
])('[M240] %s is read as %s', (text, origin) => {
  expect(readOrigin(text)).toEqual({ ok: true, origin })
  expect(parse(PageOrigin, origin).ok).toBe(true)
})

test.each([
  ['shop.example', 'scheme'],
  ['*', 'scheme'],
  ['ftp://shop.example', 'scheme'],
  ['javascript:alert(1)', 'scheme'],
  ['null', 'scheme'],
  ['https://', 'host'],
  ['https://sh op.example', 'host'],
  ['https://a:b@shop.example', 'host'],
  ['https://shop.example:99999', 'host'],
  ['https://*', 'wildcard'],
  ['https://*.com', 'wildcard'],
  ['https://shop.*.example', 'wildcard'],
  ['https://*shop.example', 'wildcard'],
  ['https://*.*.shop.example', 'wildcard'],
  ['https://*.10.0.0.1', 'wildcard'],
])('[M240] %s is refused for its %s', (text, fault) => {
  expect(readOrigin(text)).toEqual({ ok: false, fault })
  expect(parse(PageOrigin, text).ok).toBe(false)
})

test('[M240] all names below are below, and nothing that only looks like it', () => {
  const named = 'https://*.shop.example'
  for (const origin of ['https://et.shop.example', 'https://a.b.shop.example'])
    expect([origin, fitsOrigin(named, origin)]).toEqual([origin, true])
  for (const origin of [
    ...['https://shop.example', 'https://evilshop.example', 'http://et.shop.example', 'https://et.shop.example:8443'],
    ...['https://et.shop.example.evil.example', 'https://evil.example/.shop.example', 'https://.shop.example', 'null'],
    ...['https://evil.example#.shop.example', 'https://x@.shop.example', ''],
  ])
    expect([origin, fitsOrigin(named, origin)]).toEqual([origin, false])
  expect(fitsOrigin('https://shop.example', 'https://shop.example')).toBe(true)
  expect(fitsOrigin('https://*.shop.example:8443', 'https://et.shop.example:8443')).toBe(true)
})
