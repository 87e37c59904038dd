/** Something the operator can put right: names what is wrong, the value that came and what was expected. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly option: string

  constructor(option: string, value: unknown, expected: string) {
    super(`${option} is ${show(value)}, expected ${expected}`)
    this.option = option
  }
}

/** The password of an address: it must not get into a log. */
const password = /(\/\/[^/?#@\s]*:)[^\s"]*@/g

function show(value: unknown): string {
  if (typeof value === 'function') return 'a function'
  const text = (JSON.stringify(value) ?? String(value)).replace(password, '$1…@')
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
