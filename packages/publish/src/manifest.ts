import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { fileOf, type Published, projectRoot } from './published.ts'
import type { Imports } from './write-code.ts'

interface Manifest {
  name: string
  version: string
  license: string
  engines?: Record<string, string>
  bin?: Record<string, string>
  dependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional: boolean }>
}

const read = (file: string): Manifest => JSON.parse(readFileSync(file, 'utf8')) as Manifest
const manifests = () =>
  globSync('packages/*/package.json', { cwd: projectRoot }).map((one) => resolve(projectRoot, one))

/** The version of a package as this workspace uses it, and newer ones of the same kind. */
function rangeOf(name: string): string {
  const workspace = parse(readFileSync(join(projectRoot, 'pnpm-workspace.yaml'), 'utf8')) as {
    catalog: Record<string, string>
  }
  const all = manifests().map(read)
  const own = all.find((one) => one.name === name)
  if (own) return own.version
  const found = all.map(({ dependencies }) => dependencies?.[name]).find((range) => range !== undefined)
  const version = found === 'catalog:' ? workspace.catalog[name] : found
  if (!version) throw new Error(`${name} is imported, and no package.json of ours depends on it`)
  return `^${version}`
}

/** The `package.json` of a published package: built files, and only what those files really import. */
export function writeManifest({ name, entries, runs, description, keywords }: Published, imports: Imports): object {
  const source = read(join(projectRoot, 'packages', name, 'package.json'))
  const { version, license, engines, bin, peerDependencies, peerDependenciesMeta } = source
  const needed = [...imports].filter((one) => !peerDependencies?.[one]).sort()
  return {
    name: source.name,
    version,
    description,
    keywords,
    license,
    type: 'module',
    sideEffects: false,
    files: ['dist', ...(bin ? ['bin', 'starter'] : []), ...(name === 'server' ? ['static'] : [])],
    exports: {
      ...Object.fromEntries(
        (runs === 'command' ? [] : Object.keys(entries)).map((subpath) => [
          subpath,
          { types: `./dist/${fileOf(subpath)}.d.ts`, default: `./dist/${fileOf(subpath)}.js` },
        ]),
      ),
      './package.json': './package.json',
    },
    ...(runs === 'browser' ? {} : { engines }),
    ...(bin ? { bin } : {}),
    ...(needed.length > 0 ? { dependencies: Object.fromEntries(needed.map((one) => [one, rangeOf(one)])) } : {}),
    ...(peerDependencies ? { peerDependencies, peerDependenciesMeta } : {}),
    publishConfig: { access: 'public' },
  }
}
