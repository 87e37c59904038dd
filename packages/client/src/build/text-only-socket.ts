import { resolve } from 'node:path'

const edge = resolve(import.meta.dirname, '../edge')

/** Each place of the library that is built otherwise: which file, what stands there, what takes its place. */
const changes: readonly (readonly [file: RegExp, from: RegExp, to: string])[] = [
  // The library listens on `window` from the moment it is imported, for ever. What stays on a shop's page after
  // `destroy()` is a fault; the connection has a listener of its own that ends.
  [
    /engine\.io-client\/build\/esm\/socket\.js$/,
    /typeof addEventListener === "function" &&\s+typeof removeEventListener === "function"/,
    'false',
  ],
  [
    /engine\.io-client\/build\/esm\/transports\/polling-xhr\.js$/,
    /typeof document !== "undefined"(?=\) \{\s+\/\/ @ts-ignore\s+if \(typeof attachEvent)/,
    'false',
  ],
  // Never asked for: the connection names its two ways.
  [/engine\.io-client\/build\/esm\/transports\/index\.js$/, /import \{ WT \}.*\n|webtransport: WT,/g, ''],
  [
    /engine\.io-client\/build\/esm\/index\.js$/,
    /^export \{ (Fetch|.* as (NodeXHR|NodeWebSocket|WebTransport)) \}.*$/gm,
    '',
  ],
  [/socket\.io-client\/build\/esm\/index\.js$/, /^export \{ Fetch, .*$/m, ''],
]

/** Both codecs of the library, and what stands in for them. */
const codecs: Readonly<Record<string, string>> = {
  'engine.io-parser': `${edge}/text-packets.ts`,
  'socket.io-parser': `${edge}/text-messages.ts`,
}

/**
 * Lets a bundler leave out of `socket.io-client` what no page of ours uses: binary packets, WebTransport, listeners
 * that never end. What is sent is the same to the letter (`text-wire.test.ts` compares). Throws where a version of the
 * library is written otherwise, rather than ship the whole or a broken one.
 *
 * @example defineConfig({ plugins: [textOnlySocket()] })
 */
export const textOnlySocket = () => ({
  name: 'text-only-socket',
  enforce: 'pre' as const,
  resolveId: (source: string) => codecs[source],
  transform(code: string, id: string) {
    let text = code
    for (const [file, from, to] of changes) {
      if (!file.test(id)) continue
      const changed = text.replace(from, to)
      if (changed === text) throw new Error(`socket.io-client is written otherwise than expected: no ${from} in ${id}`)
      text = changed
    }
    return text === code ? null : { code: text, map: null }
  },
})
