import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { projectRoot } from '../src/published.ts'

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8')
const workspace = parse(read('pnpm-workspace.yaml')) as {
  catalog: Record<string, string>
  allowBuilds: Record<string, boolean>
}
type Manifest = Record<'dependencies' | 'devDependencies', Record<string, string> | undefined>
const exact = /^(workspace:\*|catalog:|\d+\.\d+\.\d+[\w.-]*)$/

test('[T17] every package that we use has one exact version, and its bytes are held against the lock file', () => {
  const manifests = ['package.json', ...globSync('{packages,examples}/*/package.json', { cwd: projectRoot })]
  const wanted = manifests.flatMap((file) => {
    const { dependencies, devDependencies } = JSON.parse(read(file)) as Manifest
    return Object.entries({ ...dependencies, ...devDependencies }).map(
      ([name, version]) => `${file} ${name} ${version}`,
    )
  })
  expect(wanted.length).toBeGreaterThan(40)
  expect(wanted.filter((line) => !exact.test(line.split(' ')[2]!) && !line.startsWith('examples/next'))).toEqual([])
  expect(Object.entries(workspace.catalog).filter(([, version]) => !exact.test(version))).toEqual([])
  const { packages } = parse(read('pnpm-lock.yaml')) as { packages: Record<string, { resolution: object }> }
  const open = Object.entries(packages).filter(([, { resolution }]) => !('integrity' in resolution))
  expect(open.map(([name]) => name).filter((name) => !name.startsWith('node@runtime'))).toEqual([])
})

test('[T17] no package may run a program when it is installed, but the one that brings Node', () => {
  expect(workspace.allowBuilds).toEqual({ node: true })
})

test('[T17] a page gets few packages of others with the widget', () => {
  const { dependencies } = JSON.parse(read('packages/widget/package.json')) as Manifest
  const foreign = Object.keys(dependencies ?? {}).filter((name) => !name.startsWith('@deskbell/'))
  expect(foreign.length).toBeLessThanOrEqual(4)
})
