import { didYouMean } from '@deskbell/faq/articles'

export type Command =
  | { kind: 'help' }
  | { kind: 'faq build'; folder: string; out: string; defaultLanguage?: string }
  | { kind: 'faq check'; folder: string }
  | { kind: 'check'; folder: string }
  | { kind: 'wrong'; reason: string }

const commands = ['faq build', 'faq check', 'check'] as const
const options = ['--out', '--default'] as const

/** Reads what was typed after `deskbell`; an unknown word is never passed over. */
export function parseArguments(args: readonly string[]): Command {
  if (args.length === 0 || args.some((arg) => arg === '--help' || arg === '-h') || args[0] === 'help') {
    return { kind: 'help' }
  }
  const name = args[0] === 'faq' ? args.slice(0, 2).join(' ') : (args[0] ?? '')
  const kind = commands.find((command) => command === name)
  if (!kind) return wrong(`unknown command "${name}"${didYouMean(name, commands)}`)
  const read = readOptions(args.slice(name.split(' ').length))
  if ('reason' in read) return wrong(read.reason)
  const [folder, ...more] = read.rest
  if (folder === undefined) return wrong(`"${kind}" needs a folder`)
  if (more.length > 0) return wrong(`"${kind}" takes one folder, and there is also "${more[0]}"`)
  if (kind !== 'faq build') {
    return read.values.size === 0 ? { kind, folder } : wrong(`"${kind}" takes no ${[...read.values.keys()][0]}`)
  }
  const out = read.values.get('--out')
  if (out === undefined) return wrong('"faq build" needs --out and a folder to write to')
  const language = read.values.get('--default')
  return { kind, folder, out, ...(language === undefined ? {} : { defaultLanguage: language }) }
}

const wrong = (reason: string): Command => ({ kind: 'wrong', reason })

function readOptions(args: readonly string[]): { values: Map<string, string>; rest: string[] } | { reason: string } {
  const values = new Map<string, string>()
  const rest: string[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    const [name = '', inline] = arg.startsWith('--') ? arg.split(/=(.*)/s) : [arg]
    if (!arg.startsWith('-')) {
      rest.push(arg)
      continue
    }
    if (!options.some((option) => option === name))
      return { reason: `unknown option "${name}"${didYouMean(name, options)}` }
    const value = inline ?? args[++at]
    if (value === undefined || value === '') return { reason: `${name} needs a value` }
    values.set(name, value)
  }
  return { values, rest }
}
