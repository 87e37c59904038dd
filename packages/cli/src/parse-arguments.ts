import { didYouMean } from '@deskbell/protocol/check'

export type Command =
  | { kind: 'help' }
  | { kind: 'faq build'; folder: string; out: string; watch: boolean; defaultLanguage?: string }
  | { kind: 'faq import'; file: string; out: string; language: string }
  | { kind: 'faq check'; folder: string }
  | { kind: 'check'; folder: string }
  | { kind: 'init'; folder: string }
  | { kind: 'build'; out: string }
  | { kind: 'serve'; config: string }
  | { kind: 'backup'; config: string; file: string }
  | { kind: 'restore'; config: string; file: string }
  | { kind: 'key'; config: string; name: string; scopes: string; site?: string }
  | { kind: 'wrong'; reason: string }

type Option = '--out' | '--default' | '--config' | '--language' | '--watch' | '--scopes' | '--site'
/** Options that take no value. */
const flags: readonly string[] = ['--watch']
interface Shape {
  /** The one thing it is done to; `null` where there is none. */
  takes: 'folder' | 'file' | 'name' | null
  options: readonly Option[]
  /** An option that must be there, and what it is for. */
  needs?: [Option, string]
}
const shapes = {
  'faq build': {
    takes: 'folder',
    options: ['--out', '--default', '--watch'],
    needs: ['--out', 'a folder to write to'],
  },
  'faq import': { takes: 'file', options: ['--out', '--language'], needs: ['--out', 'a folder to write to'] },
  'faq check': { takes: 'folder', options: [] },
  check: { takes: 'folder', options: [] },
  init: { takes: 'folder', options: [] },
  build: { takes: null, options: ['--out'], needs: ['--out', 'a folder to write to'] },
  serve: { takes: null, options: ['--config'] },
  backup: { takes: 'file', options: ['--config'] },
  restore: { takes: 'file', options: ['--config'] },
  key: {
    takes: 'name',
    options: ['--scopes', '--site', '--config'],
    needs: ['--scopes', 'what it may do, such as conversations:read'],
  },
} as const satisfies Record<Exclude<Command['kind'], 'help' | 'wrong'>, Shape>
type Kind = keyof typeof shapes

const kinds = Object.keys(shapes) as Kind[]
const options = [...new Set(Object.values(shapes).flatMap((shape) => shape.options))]

/** Reads what was typed after `deskbell`; an unknown word is never passed over. */
export function parseArguments(args: readonly string[]): Command {
  if (args.length === 0 || args.some((arg) => arg === '--help' || arg === '-h') || args[0] === 'help') {
    return { kind: 'help' }
  }
  const name = args[0] === 'faq' ? args.slice(0, 2).join(' ') : (args[0] ?? '')
  const kind = kinds.find((command) => command === name)
  if (!kind) return wrong(`unknown command "${name}"${didYouMean(name, kinds)}`)
  const read = readOptions(args.slice(name.split(' ').length))
  if ('reason' in read) return wrong(read.reason)
  const reason = findFault(kind, read)
  return reason === null ? build(kind, read) : wrong(reason)
}

const wrong = (reason: string): Command => ({ kind: 'wrong', reason })

interface Read {
  values: Map<string, string>
  rest: string[]
}

function findFault(kind: Kind, { values, rest }: Read): string | null {
  const { takes, options: known, needs }: Shape = shapes[kind]
  const allowed = takes === null ? 0 : 1
  if (rest.length < allowed) return `"${kind}" needs a ${takes}`
  if (rest.length > allowed) {
    return `"${kind}" takes ${takes === null ? 'no folder or file' : `one ${takes}`}, and there is also "${rest[allowed]}"`
  }
  const foreign = [...values.keys()].find((name) => !known.some((option) => option === name))
  if (foreign !== undefined) return `"${kind}" takes no ${foreign}`
  return needs && !values.has(needs[0]) ? `"${kind}" needs ${needs[0]} and ${needs[1]}` : null
}

function build(kind: Kind, { values, rest }: Read): Command {
  const subject = rest[0] ?? ''
  const config = values.get('--config') ?? 'deskbell.json'
  switch (kind) {
    case 'faq build': {
      const language = values.get('--default')
      const out = values.get('--out') ?? ''
      const watch = values.has('--watch')
      return { kind, folder: subject, out, watch, ...(language === undefined ? {} : { defaultLanguage: language }) }
    }
    case 'faq import':
      return { kind, file: subject, out: values.get('--out') ?? '', language: values.get('--language') ?? 'en' }
    case 'build':
      return { kind, out: values.get('--out') ?? '' }
    case 'serve':
      return { kind, config }
    case 'backup':
    case 'restore':
      return { kind, config, file: subject }
    case 'key': {
      const site = values.get('--site')
      const scopes = values.get('--scopes') ?? ''
      return { kind, config, name: subject, scopes, ...(site === undefined ? {} : { site }) }
    }
    default:
      return { kind, folder: subject }
  }
}

function readOptions(args: readonly string[]): Read | { reason: string } {
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
    if (flags.includes(name) && inline !== undefined) return { reason: `${name} takes no value` }
    const value = flags.includes(name) ? 'yes' : (inline ?? args[++at])
    if (value === undefined || value === '') return { reason: `${name} needs a value` }
    values.set(name, value)
  }
  return { values, rest }
}
