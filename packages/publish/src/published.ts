import { resolve } from 'node:path'

export const projectRoot = resolve(import.meta.dirname, '../../..')

/** A package that others install. All that it has of our other packages is inside its own files. */
export interface Published {
  name: string
  /** Subpath of the package → source file below the project. */
  entries: Readonly<Record<string, string>>
  /** `command` is started and not imported: it exports nothing and has no types. */
  runs: 'browser' | 'node' | 'command'
  description: string
  keywords: readonly string[]
}

/** What is published. Every other package is private: it travels inside of these three, and nobody has to match versions. */
export const published: readonly Published[] = [
  {
    name: 'widget',
    runs: 'browser',
    description: 'Chat and help widget for shops: assistant, help search, greetings, people and surveys.',
    keywords: ['chat', 'widget', 'support', 'helpdesk', 'faq', 'live-chat', 'react', 'vue', 'web-component'],
    entries: {
      '.': 'packages/widget/src/index.ts',
      './headless': 'packages/widget/src/headless/index.ts',
      './faq': 'packages/widget/src/faq/index.ts',
      './react': 'packages/widget/src/frameworks/react.ts',
      './vue': 'packages/widget/src/frameworks/vue.ts',
      './element': 'packages/widget/src/frameworks/element.ts',
      './compat/intercom': 'packages/widget/src/compat/intercom.ts',
      './compat/crisp': 'packages/widget/src/compat/crisp.ts',
      './compat/chatwoot': 'packages/widget/src/compat/chatwoot.ts',
      './compat/zendesk': 'packages/widget/src/compat/zendesk.ts',
      './compat/tawk': 'packages/widget/src/compat/tawk.ts',
    },
  },
  {
    name: 'server',
    runs: 'node',
    description:
      'Server of the Deskbell chat and help widget: one process with an embedded database, or nodes on Postgres.',
    keywords: ['chat', 'support', 'helpdesk', 'live-chat', 'server', 'socket.io', 'sqlite'],
    entries: { '.': 'packages/server/src/index.ts' },
  },
  {
    name: 'cli',
    runs: 'command',
    description: 'The command deskbell: start, check and run a chat and help widget from plain files.',
    keywords: ['chat', 'support', 'helpdesk', 'faq', 'cli'],
    entries: { './main': 'packages/cli/src/main.ts' },
  },
]

/** @example fileOf('./compat/crisp') // 'compat-crisp' */
export const fileOf = (subpath: string): string => (subpath === '.' ? 'index' : subpath.slice(2).replaceAll('/', '-'))

/** Whether an import leads to another of the packages that are published: then it stays one. */
export const isOther = ({ name }: Published, id: string): boolean =>
  published.some((other) => other.name !== name && id === `@deskbell/${other.name}`)
