import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { optionTable } from '@deskbell/server'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

const root = resolve(import.meta.dirname, '../../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const dockerfile = read('Dockerfile').replaceAll('\\\n', ' ')
const variables = new Set(Object.values(optionTable).flatMap(({ env }) => env ?? []))
const ours = (name: string) => variables.has(name) || name === 'NODE_ENV'

interface Service {
  build?: string
  image?: string
  command?: string[]
  environment?: Record<string, string>
  volumes?: string[]
  depends_on?: string[] | Record<string, { condition: string }>
  healthcheck?: object
}
const compose = parse(read('compose.yaml'), { merge: true }) as { services: Record<string, Service>; volumes: object }

test('the image is made of files that exist, with the Node and pnpm that the tests run on', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files]) => files!.split(' '))
  expect(copied.length).toBeGreaterThan(5)
  expect(copied.filter((file) => !existsSync(join(root, file)))).toEqual([])
  const ignored = read('.dockerignore').split('\n')
  expect(copied.filter((file) => ignored.includes(file))).toEqual([])
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: { node: string } }
  const images = [...dockerfile.matchAll(/^FROM node:(\d+)/gm)].map(([, major]) => major)
  expect(new Set(images)).toEqual(new Set([devDependencies.node.split('.')[0]]))
  const pnpm = new Set([...dockerfile.matchAll(/pnpm@([\d.]+)/g)].map(([, version]) => version))
  expect([...pnpm].every((version) => read('README.md').includes(`pnpm@${version}`))).toBe(true)
})

test('the image starts a command that exists, as nobody special, and sets only options that there are', () => {
  const [program, file] = JSON.parse(dockerfile.match(/^ENTRYPOINT (.+)$/m)?.[1] ?? '[]') as string[]
  expect(program).toBe('node')
  expect(existsSync(join(root, file!))).toBe(true)
  expect(dockerfile).toMatch(/^USER node$/m)
  const set = [...(dockerfile.match(/^ENV (.+)$/m)?.[1] ?? '').matchAll(/(\w+)=/g)].map(([, name]) => name!)
  expect(set.length).toBeGreaterThan(2)
  expect(set.filter((name) => !ours(name))).toEqual([])
})

test('compose starts two servers on one Postgres and one Redis, each thing it names is there', () => {
  const { services } = compose
  const servers = Object.values(services).filter(({ build }) => build === '.')
  expect(servers).toHaveLength(2)
  for (const { environment = {}, depends_on: needs = {} } of servers) {
    expect(Object.keys(environment).filter((name) => !ours(name))).toEqual([])
    expect(environment.DATABASE_URL).toContain('@postgres:5432/')
    expect(environment.REDIS_URL).toContain('//redis:6379')
    for (const name of Object.keys(needs)) expect(services[name]?.healthcheck).toBeTruthy()
  }
  const volumes = Object.values(services).flatMap((service) => service.volumes ?? [])
  const files = volumes.map((volume) => volume.split(':')[0]!).filter((path) => path.startsWith('./docker/'))
  expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([])
  for (const each of files)
    for (const [, name] of read(each).matchAll(/(deskbell-\d+):4100/g)) expect(services[name!]).toBeTruthy()
  const named = volumes.map((volume) => volume.split(':')[0]!).filter((path) => /^\w+$/.test(path))
  expect([...new Set(named)].sort()).toEqual(Object.keys(compose.volumes).sort())
})

test('the versions of Postgres and Redis in compose are ones that docs/running.md says were tested', () => {
  const running = read('docs/running.md')
  for (const [name, says] of [
    ['postgres', 'Postgres'],
    ['redis', 'Redis'],
  ] as const) {
    const version = compose.services[name]?.image?.match(/:(\d+)/)?.[1]
    expect(running).toMatch(new RegExp(`\\*\\*${says}\\*\\*[^\\n]*tested with ${version}`))
  }
})
