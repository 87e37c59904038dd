import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { projectRoot } from './published.ts'

type Exported = string | { browser?: string; default: string }

/** Every import that our packages allow of each other, as a pattern with at most one `*`, and the source file behind it. */
export function ownExports(): [pattern: string, file: string][] {
  return globSync('packages/*/package.json', { cwd: projectRoot }).flatMap((manifest) => {
    const file = resolve(projectRoot, manifest)
    const { name, exports = {} } = JSON.parse(readFileSync(file, 'utf8')) as {
      name: string
      exports?: Record<string, Exported>
    }
    return Object.entries(exports).map(([subpath, target]): [string, string] => [
      name + subpath.slice(1),
      resolve(file, '..', typeof target === 'string' ? target : target.default),
    ])
  })
}

/**
 * The source file behind an import of one of our packages.
 * @example exportOf('@deskbell/client/edge/page-wake') // '…/packages/client/src/edge/page-wake.ts'
 */
export function exportOf(specifier: string): string {
  for (const [pattern, file] of ownExports()) {
    const [before = '', after] = pattern.split('*')
    if (after === undefined ? specifier === pattern : specifier.startsWith(before)) {
      return file.replace('*', specifier.slice(before.length))
    }
  }
  throw new Error(`${specifier} is not exported by its package.json`)
}
