import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { textOnlySocket } from '../src/build/text-only-socket.ts'
import { Decoder, decodeMessage, Encoder, PacketType } from '../src/edge/text-messages.ts'
import * as packets from '../src/edge/text-packets.ts'

// The library's own codecs, as the server has them.
const library = createRequire(createRequire(import.meta.url).resolve('socket.io-client'))
const theirs = library('socket.io-parser') as {
  Encoder: new () => { encode(packet: object): string[] }
  Decoder: new () => { on(name: string, run: (packet: object) => void): void; add(text: unknown): void }
  PacketType: Record<string, unknown>
  protocol: number
}
const theirPackets = createRequire(library.resolve('engine.io-client'))('engine.io-parser') as typeof packets

const data = { text: 'Tere, "õ" 👟\u2028', n: [1, null, { deep: true }] }
const messages = [
  ...['/', '/visitor'].flatMap((nsp) => [
    { type: 0, nsp, data: { token: 'a,b' } },
    { type: 0, nsp, data: undefined },
    { type: 1, nsp },
    { type: 2, nsp, id: 0, data: ['message:send', data] },
    { type: 2, nsp, data: ['entry:appended', data, 3] },
    { type: 3, nsp, id: 120, data: [{ ok: true, ...data }] },
    { type: 4, nsp, data: { message: 'server-busy', data } },
    { type: 4, nsp, data: 'no' },
  ]),
]

/** What the library makes of a text, or that it refuses it. */
function theirDecode(text: unknown): unknown {
  const heard: object[] = []
  const decoder = new theirs.Decoder()
  decoder.on('decoded', (packet) => heard.push(packet))
  try {
    decoder.add(text)
  } catch {
    return 'refused'
  }
  return heard[0]
}
function ourDecode(text: unknown): unknown {
  try {
    return decodeMessage(text)
  } catch {
    return 'refused'
  }
}

test.each(messages)('%j is written and read as the library does', (message) => {
  const [text] = new Encoder().encode(message)
  expect(text).toBe(new theirs.Encoder().encode(message)[0])
  expect(ourDecode(text)).toEqual(theirDecode(text))
})

test.each([
  'x',
  '7',
  '2',
  '2{}',
  '2["connect"]',
  '2/visitor,',
  '3{}',
  '4[1]',
  '1{}',
  '2[1',
  '2/a',
  '0[]',
  '0',
  '20"a"',
])('%j is read or refused as the library does', (text) => expect(ourDecode(text)).toEqual(theirDecode(text)))

test('binary messages, and none, are refused', () => {
  for (const text of ['', '51-["a",{"_placeholder":true,"num":0}]', new ArrayBuffer(2)])
    expect(ourDecode(text)).toBe('refused')
})

test('those who stopped listening hear nothing', () => {
  const heard: unknown[] = []
  const decoder = new Decoder()
  const run = (packet: unknown) => heard.push(packet)
  decoder.on('decoded', run)
  decoder.add('2["a"]')
  decoder.off('decoded', run)
  decoder.add('2["b"]')
  decoder.destroy()
  expect(heard).toEqual([{ type: 2, nsp: '/', data: ['a'] }])
})

test('both speak the same versions of the protocol', () => {
  expect(packets.protocol).toBe(theirPackets.protocol)
  expect(theirs.protocol).toBe(5)
  expect(theirs.PacketType).toMatchObject(PacketType)
})

test('packets are written and read as the library does', () => {
  const all = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop'].flatMap((type) => [
    { type, data: '2["a",{"b":"õ"}]' },
    { type },
  ])
  const write = (codec: typeof packets) => {
    let written = ''
    codec.encodePayload(all, (text) => {
      written = text
    })
    return written
  }
  expect(write(packets)).toBe(write(theirPackets))
  expect(packets.decodePayload(write(packets))).toEqual(theirPackets.decodePayload(write(packets)))
  for (const text of ['', '9', 'x', '4a\x1e9\x1e4b']) {
    expect(packets.decodePayload(text)).toEqual(theirPackets.decodePayload(text))
  }
  expect(packets.decodePacket(new ArrayBuffer(1)).type).toBe('error')
})

test('leaves other files alone, and refuses a library that is written otherwise', () => {
  const { transform, resolveId } = textOnlySocket()
  expect(transform('let a = 1', '/src/a.ts')).toBeNull()
  expect(resolveId('preact')).toBeUndefined()
  expect(() => transform('let a = 1', '/x/engine.io-client/build/esm/transports/index.js')).toThrow(/written otherwise/)
})
