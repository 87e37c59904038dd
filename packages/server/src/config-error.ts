/** Something the operator can put right: names what is wrong, the value that came and what was expected. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly option: string

  constructor(option: string, value: unknown, expected: string) {
    super(`${option} is ${show(value)}, expected ${expected}`)
    this.option = option
  }
}

/** What must not get into a log, by the name of its field. */
const secret = /password|secret|privateKey/i
/** The password of an address. */
const password = /(\/\/[^/?#@\s]*:)[^\s"]*@/g

function show(value: unknown): string {
  if (typeof value === 'function') return 'a function'
  const hide = (key: string, each: unknown) => (secret.test(key) && typeof each === 'string' ? '…' : each)
  const text = (JSON.stringify(value, hide) ?? String(value)).replace(password, '$1…@')
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
