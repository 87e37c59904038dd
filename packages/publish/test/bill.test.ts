import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { projectRoot } from '../src/published.ts'

interface Component {
  type: string
  name: string
  group?: string
  version: string
  purl: string
  scope?: string
  licenses?: { license?: { id?: string }; expression?: string }[]
  externalReferences?: { type: string; hashes?: { alg: string; content: string }[] }[]
}
interface Bill {
  bomFormat: string
  specVersion: string
  serialNumber: string
  version: number
  metadata: { component: Component }
  components: Component[]
}

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8')
const { packages, snapshots } = parse(read('pnpm-lock.yaml')) as {
  packages: Record<string, { resolution: { integrity?: string } }>
  snapshots: Record<string, { optional?: boolean }>
}
const nameOf = ({ group, name, version }: Component) => `${group === undefined ? '' : `${group}/`}${name}@${version}`
const folder = mkdtempSync(join(tmpdir(), 'deskbell-bill-'))
let bill: Bill

/** The pnpm that runs the tests; where they were started without one, that of the README. */
function pnpm(args: readonly string[]): void {
  const runner = process.env.npm_execpath ?? ''
  const version = /pnpm@([\d.]+)/.exec(read('README.md'))?.[0] ?? 'pnpm'
  const [program, before] = /pnpm$/.test(runner) ? [runner, []] : ['npx', ['--yes', version]]
  execFileSync(program, [...before, ...args], { cwd: projectRoot, stdio: 'ignore' })
}

/** `pnpm bill`, written elsewhere. */
beforeAll(() => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: { bill: string } }
  const [, ...args] = scripts.bill.replace('dist/sbom.json', join(folder, 'sbom.json')).split(' ')
  pnpm(args)
  bill = JSON.parse(readFileSync(join(folder, 'sbom.json'), 'utf8')) as Bill
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('[T17] the bill of materials is CycloneDX: of this program, each part with an exact version and its address', () => {
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', version: 1, metadata: { component: { name: 'deskbell' } } })
  expect(bill.specVersion).toMatch(/^1\.\d$/)
  expect(bill.serialNumber).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/)
  const wrong = bill.components.filter(({ type, group, name, version, purl }) => {
    const address = `${group === undefined ? '' : `${encodeURIComponent(group)}/`}${name}@${encodeURIComponent(version)}`
    return type !== 'library' || !/^\d+\.\d+\.\d+/.test(version) || purl !== `pkg:npm/${address}`
  })
  expect(wrong).toEqual([])
})

test('[T17] the bill and the lock name the same parts, with the same hashes', () => {
  const listed = new Set(bill.components.map(nameOf).filter((name) => !name.startsWith('@deskbell/')))
  expect([...listed].filter((name) => !Object.hasOwn(packages, name))).toEqual([])
  // What is made for other systems is not on this one; all else of the lock is.
  const needed = Object.entries(snapshots).filter(([, { optional }]) => optional !== true)
  const names = needed.map(([name]) => name.replace(/\(.*$/, '')).filter((name) => !name.startsWith('node@runtime'))
  expect(names.length).toBeGreaterThan(250)
  expect(names.filter((name) => !listed.has(name))).toEqual([])
  const differ = bill.components.filter((each) => {
    const hashes = each.externalReferences?.flatMap((reference) => reference.hashes ?? []) ?? []
    const [algorithm, hash] = packages[nameOf(each)]?.resolution.integrity?.split('-') ?? []
    return algorithm === 'sha512' && hashes[0]?.content !== Buffer.from(hash ?? '', 'base64').toString('hex')
  })
  expect(differ).toEqual([])
})

test('[T17] each part that runs at a shop or beside it says under which licence', () => {
  const running = bill.components.filter(({ scope, group }) => scope !== 'excluded' && group !== '@deskbell')
  expect(running.length).toBeGreaterThan(50)
  const silent = running.filter(({ licenses }) => !licenses?.some((each) => each.license?.id ?? each.expression))
  // It says MIT, in the way of long ago, which the bill does not read.
  expect(silent.map(({ name }) => name)).toEqual(['xmlhttprequest-ssl'])
})
