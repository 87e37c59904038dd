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
  // Options that nobody here sets: settings of Node and of React Native, other timers, other transports, headers.
  [/engine\.io-client\/build\/esm\/util\.js$/, /if \(opts\.useNativeTimers\) \{[\s\S]*?else (?=\{)/, ''],
  [/engine\.io-client\/build\/esm\/util\.js$/, /^const NATIVE_.*$/gm, ''],
  [
    /engine\.io-client\/build\/esm\/util\.js$/,
    /^export function pick\([\s\S]*?^\}/m,
    'export const pick = () => ({});',
  ],
  [/engine\.io-client\/build\/esm\/globals\.js$/, /\(\(\) => \{\s+if \(typeof self[\s\S]*?^\}\)\(\)/m, 'globalThis'],
  [
    /engine\.io-client\/build\/esm\/globals\.js$/,
    /\(\(\) => \{\s+const isPromiseAvailable[\s\S]*?^\}\)\(\)/m,
    'queueMicrotask.bind(globalThis)',
  ],
  [
    /engine\.io-client\/build\/esm\/transports\/websocket\.js$/,
    /^const isReactNative =[\s\S]*?;$/m,
    'const isReactNative = false;',
  ],
  [
    /engine\.io-client\/build\/esm\/transports\/websocket\.js$/,
    /^ +if \(this\.opts\.extraHeaders\) \{[\s\S]*?^ {8}\}/m,
    '',
  ],
  [
    /engine\.io-client\/build\/esm\/transports\/websocket\.js$/,
    /^ +if \(this\.opts\.autoUnref\) \{[\s\S]*?^ {12}\}/m,
    '',
  ],
  [
    /engine\.io-client\/build\/esm\/transports\/websocket\.js$/,
    /globalThis\.WebSocket \|\| globalThis\.MozWebSocket/,
    'WebSocket',
  ],
  [
    /engine\.io-client\/build\/esm\/transports\/websocket\.js$/,
    /protocols\s+\? new WebSocketCtor\(uri, protocols\)\s+: /,
    '',
  ],
  [
    /engine\.io-client\/build\/esm\/transports\/websocket\.js$/,
    /^ +if \(this\.opts\.timestampRequests\) \{[\s\S]*?^ {8}\}/m,
    '',
  ],
  [
    /engine\.io-client\/build\/esm\/transports\/polling-xhr\.js$/,
    /^ +if \(typeof location !== "undefined"\) \{[\s\S]*?^ {8}\}/m,
    '',
  ],
  [/engine\.io-client\/build\/esm\/transports\/polling-xhr\.js$/, /\{ xd: this\.xd \}, /, ''],
  [/engine\.io-client\/build\/esm\/transports\/polling-xhr\.js$/, /^ +opts\.xdomain = .*$/m, ''],
  [
    /engine\.io-client\/build\/esm\/transports\/polling-xhr\.js$/,
    /^ +if \(this\._opts\.requestTimeout\) \{[\s\S]*?^ {12}\}/m,
    '',
  ],
  [/engine\.io-client\/build\/esm\/transports\/polling-xhr\.js$/, /^const hasXHR2 =[\s\S]*?^\}\)\(\);/m, ''],
  [
    /engine\.io-client\/build\/esm\/transports\/polling-xhr\.js$/,
    /^ +const forceBase64 = .*\n +this\.supportsBinary = .*$/m,
    'this.supportsBinary = true;',
  ],
  // Read only by what ends requests when a page goes, which is left out above.
  [
    /engine\.io-client\/build\/esm\/transports\/polling-xhr\.js$/,
    /^ +if \(typeof document !== "undefined"\) \{[\s\S]*?^ {8}\}/gm,
    '',
  ],
  [/engine\.io-client\/build\/esm\/transports\/polling-xhr\.js$/, /^Request\.requests.*$/gm, ''],
  [
    /engine\.io-client\/build\/esm\/transports\/polling-xhr\.js$/,
    /^function unloadHandler\(\) \{[\s\S]*?^\}/m,
    'const unloadHandler = () => {};',
  ],
  [
    /engine\.io-client\/build\/esm\/socket\.js$/,
    /^ +if \(uri && "object" === typeof uri\) \{[\s\S]*?^ +if \(uri\) \{([\s\S]*?)^ +if \(parsedUri\.query\)[\s\S]*?(?=^ +installTimerFunctions)/m,
    '$1',
  ],
  [
    /engine\.io-client\/build\/esm\/socket\.js$/,
    /^ +this\.secure =\s[\s\S]*?(?=^ +this\.opts = Object\.assign)/m,
    `this.secure = opts.secure;
this.hostname = opts.hostname;
this.port = opts.port;
this.transports = [...opts.transports];
this._transportsByName = DEFAULT_TRANSPORTS;
`,
  ],
  [
    /engine\.io-client\/build\/esm\/socket\.js$/,
    /path: "\/engine\.io",[\s\S]*?closeOnBeforeunload: false,/,
    'upgrade: true, timestampParam: "t", addTrailingSlash: true,',
  ],
  [
    /engine\.io-client\/build\/esm\/socket\.js$/,
    /^ +if \(typeof this\.opts\.query === "string"\) \{[\s\S]*?^ {8}\}/m,
    '',
  ],
  [/engine\.io-client\/build\/esm\/socket\.js$/, /^ +if \(this\.opts\.withCredentials\) \{[\s\S]*?^ {8}\}/m, ''],
  [/engine\.io-client\/build\/esm\/socket\.js$/, /, this\.opts\.transportOptions\[name\]/, ''],
  [
    /engine\.io-client\/build\/esm\/socket\.js$/,
    /this\.opts\.rememberUpgrade &&[\s\S]*?: (?=this\.transports\[0\])/,
    '',
  ],
  [/engine\.io-client\/build\/esm\/socket\.js$/, /^ +Socket\.priorWebsocketSuccess =\s[^;]*;$/gm, ''],
  [
    /engine\.io-client\/build\/esm\/socket\.js$/,
    /^ +if \(this\._upgrades\.indexOf\("webtransport"\)[\s\S]*?else (?=\{\s+transport\.open)/m,
    '',
  ],
  [/engine\.io-client\/build\/esm\/socket\.js$/, /^ +if \(this\.opts\.autoUnref\) \{[\s\S]*?^ {8}\}/m, ''],
  [/socket\.io-client\/build\/esm\/manager\.js$/, /^import \* as parser (.*)$/m, 'import { Encoder, Decoder } $1'],
  [
    /socket\.io-client\/build\/esm\/manager\.js$/,
    /^ +if \(uri && "object" === typeof uri\) \{[\s\S]*?(?=^ +this\.opts = opts;$)/m,
    '',
  ],
  [
    /socket\.io-client\/build\/esm\/manager\.js$/,
    /^ +this\.reconnection\(opts[\s\S]*?(?=^ +this\._readyState = "closed";$)/m,
    `this._reconnection = true;
this.backoff = new Backoff({ min: opts.reconnectionDelay, max: opts.reconnectionDelayMax, jitter: opts.randomizationFactor });
this._timeout = 20000;
`,
  ],
  [
    /socket\.io-client\/build\/esm\/manager\.js$/,
    /^ +const _parser = [\s\S]*?this\.open\(\);$/m,
    'this.encoder = new Encoder(); this.decoder = new Decoder();',
  ],
  [/socket\.io-client\/build\/esm\/manager\.js$/, /^ +if \(this\.opts\.autoUnref\) \{[\s\S]*?\}$/gm, ''],
  [
    /socket\.io-client\/build\/esm\/manager\.js$/,
    /^ +if \(this\.backoff\.attempts >= this\._reconnectionAttempts\) \{[\s\S]*?else (?=\{)/m,
    '',
  ],
  ...[
    ...['reconnection', 'reconnectionAttempts', 'reconnectionDelay', 'randomizationFactor', 'reconnectionDelayMax'],
    ...['timeout', 'connect', 'disconnect'],
  ].map(
    (method) =>
      [
        /socket\.io-client\/build\/esm\/manager\.js$/,
        new RegExp(`^    ${method}\\(.*\\) \\{[^]*?^    \\}`, 'm'),
        '',
      ] as const,
  ),
  [/socket\.io-client\/build\/esm\/contrib\/backo2\.js$/, /^Backoff\.prototype\.set\w+ = [\s\S]*?^\};/gm, ''],
  [/socket\.io-client\/build\/esm\/socket\.js$/, /"It seems you are trying[^"]*"/, '"old server"'],
  [/socket\.io-client\/build\/esm\/socket\.js$/, /if \(typeof this\.auth == "function"\) \{[\s\S]*?else (?=\{)/, ''],
  [/socket\.io-client\/build\/esm\/socket\.js$/, /data: this\._pid\s+\? [\s\S]*?: data,/, 'data,'],
  [/socket\.io-client\/build\/esm\/socket\.js$/, /^ +if \(this\._pid && args\.length[\s\S]*?^ {8}\}/m, ''],
  [/socket\.io-client\/build\/esm\/socket\.js$/, /^ +this\.(recovered|_pid) = .*pid.*$/gm, ''],
  // The server asks nothing of a page that wants an answer, and what cannot leave now is refused before it comes here.
  [/socket\.io-client\/build\/esm\/socket\.js$/, /^ +if \(null != packet\.id\) \{[\s\S]*?^ {8}\}/m, ''],
  [/socket\.io-client\/build\/esm\/socket\.js$/, /^ {4}ack\(id\) \{[\s\S]*?^ {4}\}/m, ''],
  [/socket\.io-client\/build\/esm\/socket\.js$/, /^ +if \(this\.io\._autoConnect\)\s+this\.open\(\);/m, ''],
  [/socket\.io-client\/build\/esm\/socket\.js$/, /^ +if \(discardPacket\) \{[\s\S]*?else (?=if \(isConnected\))/m, ''],
  [/socket\.io-client\/build\/esm\/socket\.js$/, /^ +const (isTransportWritable|discardPacket) = .*$/gm, ''],
  [
    /engine\.io-client\/build\/esm\/util\.js$/,
    /^export function byteLength\([\s\S]*?^\}\s+function utf8Length\([\s\S]*?^\}/m,
    'export const byteLength = (text) => new Blob([text]).size;',
  ],
  [/engine\.io-client\/build\/esm\/socket\.js$/, /^ +if \(this\.transports\.length === 0\) \{[\s\S]*?^ {8}\}/m, ''],
  // No second try at once of what has just failed: whoever polls tries the better way when it connects again.
  ...['socket.js _probe', 'socket.js _filterUpgrades', 'transports/polling.js pause'].map((where) => {
    const [file = '', method] = where.split(' ')
    return [
      new RegExp(`engine\\.io-client/build/esm/${file.replace('.', '\\.')}$`),
      new RegExp(`^    ${method}\\(.*\\) \\{[^]*?^    \\}`, 'm'),
      '',
    ] as const
  }),
  [
    /engine\.io-client\/build\/esm\/socket\.js$/,
    /^ +if \("open" === this\.readyState && this\.opts\.upgrade\) \{[\s\S]*?^ {8}\}/m,
    '',
  ],
  [/engine\.io-client\/build\/esm\/socket\.js$/, /^ +this\._upgrades = this\._filterUpgrades.*$/m, ''],
  [/engine\.io-client\/build\/esm\/socket\.js$/, /^ +!this\.upgrading &&$/m, ''],
  [
    /engine\.io-client\/build\/esm\/socket\.js$/,
    /^ +const cleanupAndClose = [\s\S]*?(?=^ +if \("opening" === this\.readyState)/m,
    '',
  ],
  [
    /engine\.io-client\/build\/esm\/socket\.js$/,
    /this\.once\("drain", \(\) => \{\s+if \(this\.upgrading\)[\s\S]*?^ {16}\}\);/m,
    'this.once("drain", close);',
  ],
  [/engine\.io-client\/build\/esm\/socket\.js$/, /else if \(this\.upgrading\) \{[\s\S]*?^ {12}\}/m, ''],
  [/engine\.io-client\/build\/esm\/socket\.js$/, /upgrade: true, /, ''],
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
