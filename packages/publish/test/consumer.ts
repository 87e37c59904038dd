import { existsSync, globSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { projectRoot } from '../src/published.ts'

interface Manifest {
  dependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}

/**
 * Puts beside packages what they ask for in their `package.json`, and nothing else: what is forgotten there is missing
 * here. It is taken from this workspace.
 */
export function installDependencies(modules: string, names: readonly string[], more: readonly string[] = []): void {
  const asked = names.flatMap((name) => {
    const file = join(modules, '@deskbell', name, 'package.json')
    const { dependencies, peerDependencies } = JSON.parse(readFileSync(file, 'utf8')) as Manifest
    return Object.keys({ ...dependencies, ...peerDependencies })
  })
  for (const one of new Set([...asked, ...more])) {
    const place = join(modules, one)
    if (existsSync(place)) continue
    const [found] = globSync([`packages/*/node_modules/${one}`, `node_modules/${one}`], { cwd: projectRoot })
    if (!found) throw new Error(`${one} is asked for, and no package of this workspace has it`)
    mkdirSync(dirname(place), { recursive: true })
    symlinkSync(resolve(projectRoot, found), place)
  }
}
