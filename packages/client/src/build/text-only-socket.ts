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
  // Addresses are read by the browser; they come here as it writes them.
  [
    /engine\.io-client\/build\/esm\/contrib\/parseuri\.js$/,
    /^const re = [\s\S]*$/m,
    `export function parse(source) {
  const { protocol, hostname, port, pathname, search } = new URL(source);
  const host = hostname.replace(/[[\\]]/g, "");
  return { source, protocol: protocol.slice(0, -1), host, port, path: pathname, query: search.slice(1), queryKey: {} };
}`,
  ],
  // Browsers of another time, headers and cookies that only Node sets.
  [
    /engine\.io-client\/build\/esm\/transports\/polling-xhr\.js$/,
    /(function newRequest\(opts\) \{)[\s\S]*/,
    '$1 return new XMLHttpRequest(); }',
  ],
  [
    /engine\.io-client\/build\/esm\/transports\/polling-xhr\.js$/,
    /^ +try \{\s+if \(this\._opts\.extraHeaders\)[\s\S]*?catch \(e\) \{ \}/m,
    '',
  ],
  [
    /engine\.io-client\/build\/esm\/transports\/polling-xhr\.js$/,
    /^ +\(_a = this\._opts\.cookieJar\).*addCookies\(xhr\);$/m,
    '',
  ],
  [
    /engine\.io-client\/build\/esm\/transports\/polling-xhr\.js$/,
    /^ +if \(xhr\.readyState === 3\) \{[\s\S]*?^ {16}\}/m,
    '',
  ],
  // Listeners for everything, and a queue of its own beside the outbox.
  [
    /socket\.io-client\/build\/esm\/socket\.js$/,
    /^ +this\.(notifyOutgoingListeners\(packet|_drainQueue\(true)\);$/gm,
    '',
  ],
  [/socket\.io-client\/build\/esm\/socket\.js$/, /^ +if \(this\._opts\.retries &&[\s\S]*?^ {8}\}/m, ''],
  [/socket\.io-client\/build\/esm\/socket\.js$/, /^ +if \(this\._anyListeners &&[\s\S]*?^ {8}\}/m, ''],
  ...[
    ...['send', 'emitWithAck', '_addToQueue', '_drainQueue', 'compress', 'get volatile', 'get disconnected', 'onAny'],
    ...['prependAny', 'offAny', 'listenersAny', 'onAnyOutgoing', 'prependAnyOutgoing', 'offAnyOutgoing'],
    ...['listenersAnyOutgoing', 'notifyOutgoingListeners'],
  ].map(
    (method) =>
      [
        /socket\.io-client\/build\/esm\/socket\.js$/,
        new RegExp(`^    ${method}\\(.*\\) \\{[^]*?^    \\}`, 'm'),
        '',
      ] as const,
  ),
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
