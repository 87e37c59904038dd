import { execFile, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { checkPackage, Package } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot, published } from '../src/published.ts'
import { writeApi } from '../src/write-api.ts'
import { writePackage } from '../src/write-packages.ts'
import { withDeclarations } from '../src/write-types.ts'
import { installDependencies } from './consumer.ts'

const place = mkdtempSync(join(tmpdir(), 'deskbell-install-'))
const modules = join(place, 'node_modules')
const folderOf = (name: string) => join(modules, '@deskbell', name)
const names = published.map(({ name }) => name)
const exported = published.filter(({ runs }) => runs !== 'command')
const specifiers = exported.flatMap(({ name, entries }) =>
  Object.keys(entries).map((subpath) => `@deskbell/${name}${subpath.slice(1)}`),
)
const ofWidget = specifiers.filter((one) => one.startsWith('@deskbell/widget'))
const filesOf = (name: string) => readdirSync(folderOf(name), { recursive: true, encoding: 'utf8' })
let api = ''
const run = promisify(execFile)

beforeAll(async () => {
  await withDeclarations(exported, async (declarations) => {
    for (const one of published) await writePackage(one, folderOf(one.name), declarations)
    api = await writeApi(published[0]!, declarations)
  })
  installDependencies(modules, names, ['@types/react', '@types/node', 'react-dom'])
}, 300_000)
afterAll(() => rmSync(place, { recursive: true, force: true }))

test.each(names)('%s is a package without a fault: publint', async (name) => {
  const { messages, pkg } = await publint({ pkgDir: folderOf(name), pack: false, strict: true })
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
})

test.each(exported.map(({ name }) => name))('the types of %s are found however one resolves', async (name) => {
  const files = filesOf(name).filter((file) => /\.(js|ts|json)$/.test(file) && !file.startsWith('static'))
  const texts = files.map((file) => [
    `/node_modules/@deskbell/${name}/${file}`,
    readFileSync(join(folderOf(name), file)),
  ])
  const checked = await checkPackage(new Package(Object.fromEntries(texts), `@deskbell/${name}`, '0.0.0'))
  expect(checked.types).not.toBe(false)
  const problems = 'problems' in checked ? checked.problems : []
  // Old resolution knows no subpaths, and CommonJS must `import()`: both are so for every package of modules only.
  const real = problems.filter(
    (one) => one.kind !== 'CJSResolvesToESM' && !('resolutionKind' in one && one.resolutionKind === 'node10'),
  )
  expect(real).toEqual([])
})

describe.each([
  ['node16', 'node16'],
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
])('as a program with module %s, resolution %s', (module, moduleResolution) => {
  test('every entry has its types, right and wrong calls are told apart', async () => {
    writeFileSync(join(place, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(place, 'use.ts'), use)
    const args = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022', '--skipLibCheck']
    args.push('--module', module, '--moduleResolution', moduleResolution, '--types', 'node', '--lib', 'es2023,dom')
    const compiler = resolve(projectRoot, 'node_modules/typescript/bin/tsc')
    const told = await run(process.execPath, [compiler, ...args, 'use.ts'], { cwd: place }).catch((problem) => problem)
    expect(told.stdout).toBe('')
  })
})
const use = `
${specifiers.map((one, at) => `import * as all${at} from '${one}'`).join('\n')}
import { createWidget, type Settings } from '@deskbell/widget'
import { createClient, effect } from '@deskbell/widget/headless'
import { searchFaq } from '@deskbell/widget/faq'
import { DeskbellProvider } from '@deskbell/widget/react'
import { installCrisp } from '@deskbell/widget/compat/crisp'
import { type ServerOptions, signIdentity } from '@deskbell/server'
export const settings: Settings & { siteKey: string } = { siteKey: 'a', theme: 'dark' }
const widget = createWidget(settings)
export const opened: Promise<void> = widget.open('help')
export const remove: () => void = installCrisp(widget)
export const client = createClient({ siteKey: 'a' })
effect(() => { const words: string | undefined = client.thread().lines.value[0]?.id ?? undefined; void words })
export const hit: string | undefined = searchFaq([], 'a', { lang: 'en' })[0]?.id
export const provider = DeskbellProvider({ settings })
export const options: Partial<ServerOptions> = { port: 1 }
export { ${specifiers.map((_, at) => `all${at}`).join(', ')}, signIdentity }
// @ts-expect-error no such theme
createWidget({ siteKey: 'a', theme: 'pink' })
// @ts-expect-error the key is needed
createWidget({})
// @ts-expect-error no such view
void widget.open('nowhere')
// @ts-expect-error a port is a number
export const wrong: Partial<ServerOptions> = { port: 'a' }
`

test('what the widget promises to those who import it is what packages/widget/api.txt says', async () => {
  // Where a change is meant: run this test with `-u`, and read what it changed as those will who use it.
  await expect(api).toMatchFileSnapshot('../../widget/api.txt')
})

test('in plain Node every entry can be imported, and a widget does nothing', async () => {
  const script = `
    const names = () => Object.getOwnPropertyNames(globalThis).join()
    // Vue has a global of its own.
    await import('vue')
    const before = names()
    for (const one of ${JSON.stringify(ofWidget)}) await import(one)
    const after = names()
    const { createWidget } = await import('@deskbell/widget')
    const { renderToString } = await import('react-dom/server')
    const { createElement } = await import('react')
    const { DeskbellProvider } = await import('@deskbell/widget/react')
    const widget = createWidget({ siteKey: 'a' })
    const html = renderToString(createElement(DeskbellProvider, { settings: { siteKey: 'a' } }, 'Shop'))
    console.log(JSON.stringify([html, widget.get('isOpen'), after === before]))`
  writeFileSync(join(place, 'import.mjs'), script)
  const { stdout, stderr } = await run(process.execPath, ['import.mjs'], { cwd: place })
  expect(JSON.parse(stdout)).toEqual(['Shop', null, true])
  expect(stderr).toBe('')
})

/** What a bundler makes of a page's code: bytes packed, and the text. */
async function bundled(code: string): Promise<{ bytes: number; text: string }> {
  writeFileSync(join(place, 'page.mjs'), code)
  const bundle = await rolldown({ input: join(place, 'page.mjs'), cwd: place, external: ['react', 'vue'] })
  const { output } = await bundle.generate({ format: 'es', minify: true })
  // What is loaded later is counted by `budgets.test.ts`; here it is what comes at once.
  const text = output.flatMap((one) => (one.type === 'chunk' && one.isEntry ? [one.code] : [])).join('')
  return { bytes: gzipSync(text).length, text }
}

describe('what a page does not use is not in its bundle', () => {
  test('nothing, where it only imports', async () => {
    const { text } = await bundled(ofWidget.map((one) => `import '${one}'`).join('\n'))
    expect(text.trim()).toBe('')
  })

  test.each([
    ['@deskbell/widget', 'createWidget', 4_500, /preact|socket\.io|React/],
    ['@deskbell/widget/faq', 'searchFaq', 10_500, /WebSocket|indexedDB|attachShadow/],
    ['@deskbell/widget/headless', 'createClient', 13_000, /attachShadow|preact\/|Pattern length/],
    ['@deskbell/widget/react', 'DeskbellProvider', 4_700, /WebSocket|indexedDB/],
    ['@deskbell/widget/vue', 'createDeskbell', 4_700, /WebSocket|indexedDB/],
    ['@deskbell/widget/compat/tawk', 'installTawk', 1_900, /attachShadow|Intercom|crisp/],
  ])('%s: %s alone', async (from, name, most, others) => {
    const { bytes, text } = await bundled(`import { ${name} } from '${from}'; console.log(${name})`)
    expect(bytes).toBeGreaterThan(300)
    expect(bytes).toBeLessThan(most)
    expect(text).not.toMatch(others)
  })
})

describe('the examples, as those who install the package have them', () => {
  const examples = {
    'npm-vite': 'src/main.ts',
    react: 'src/main.tsx',
    vue: 'src/main.ts',
    next: 'app/layout.tsx',
  }
  test.each(Object.entries(examples))('%s', async (name, entry) => {
    const folder = join(place, 'examples', name)
    cpSync(join(projectRoot, 'examples', name), folder, {
      recursive: true,
      filter: (file) => !file.includes('node_modules'),
    })
    const bundle = await rolldown({
      input: join(folder, entry),
      external: /^(react|react-dom|vue|next)(\/|$)/,
      transform: { jsx: { runtime: 'automatic', importSource: 'react' } },
    })
    const { output } = await bundle.generate({ format: 'es' })
    expect(output[0].code).toContain('rosso')
    // The verbs are there at once, the panel is split off.
    expect(output.length).toBeGreaterThan(10)
  })
})

test.each(names)('%s has built files only, none of ours but its own is needed, and all that is, is named', (name) => {
  const files = filesOf(name)
  expect(files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))).toEqual([])
  expect(files.filter((file) => /test|secret|\.env/.test(file) && !file.startsWith('static'))).toEqual([])
  const manifest = JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8'))
  const others = Object.keys(manifest.dependencies ?? {}).filter((one) => one.startsWith('@deskbell/'))
  expect(others).toEqual(name === 'cli' ? ['@deskbell/server'] : [])
})

test("F180 the command writes the widget for a host of one's own", async () => {
  const bin = join(folderOf('cli'), 'bin/deskbell.js')
  const { stdout } = await run(process.execPath, [bin, 'build', '--out', 'web'], { cwd: place })
  const { file, integrity } = JSON.parse(readFileSync(join(place, 'web/deskbell.json'), 'utf8'))
  expect(stdout).toContain(`/${file}" integrity="${integrity}" crossorigin="anonymous"`)
  expect(readFileSync(join(place, 'web', file), 'utf8')).toBe(readFileSync(join(place, 'web/deskbell.js'), 'utf8'))
})

test('the command starts a server from what was installed, with the widget in it', async () => {
  const bin = join(folderOf('cli'), 'bin/deskbell.js')
  await run(process.execPath, [bin, 'init', 'shop'], { cwd: place })
  const env = { PATH: process.env.PATH, PORT: '0', DESKBELL_DATA_DIR: join(place, 'data'), DESKBELL_LOG: 'silent' }
  const server = spawn(process.execPath, [bin, 'serve', '--config', 'shop/deskbell.json'], { cwd: place, env })
  const gone = new Promise((done) => server.once('exit', done))
  try {
    let said = ''
    const url = await new Promise<string>((ok, fail) => {
      const hear = (part: Buffer) => {
        said += part
        const found = said.match(/Deskbell (http:\S+)\//)?.[1]
        if (found) ok(found)
      }
      server.stdout.on('data', hear)
      server.stderr.on('data', hear)
      server.once('exit', () => fail(new Error(said)))
    })
    const answers = await Promise.all(['/healthz', '/deskbell.js', '/console/'].map((path) => fetch(url + path)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await answers[1]!.text()).toContain('Deskbell')
  } finally {
    server.kill('SIGTERM')
    await gone
  }
})
