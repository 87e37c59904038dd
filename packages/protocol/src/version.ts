/** Version of the wire. A different major number cannot talk to us and is told so (`unsupported_version`). */
export const PROTOCOL_VERSION = 1
