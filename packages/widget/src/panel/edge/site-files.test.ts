import type { HelpManifest } from '@deskbell/protocol'
import { expect, test, vi } from 'vitest'
import { bundle, config } from '../testing/fake-site.ts'
import { createSiteFiles, type Help, pickFile, type SiteFilesWorld } from './site-files.ts'

const manifest: HelpManifest = { version: 1, default: 'en', files: { en: 'en-abc.json', et: 'et-abc.json' } }
const served: Record<string, unknown> = {
  'https://desk.example/v1/sites/rosso/config': config,
  'https://desk.example/v1/sites/rosso/help/manifest.json': manifest,
  'https://desk.example/v1/sites/rosso/help/en-abc.json': bundle,
}

/** A browser whose network can be cut, with a cache that survives it. */
function createWorld() {
  const kept = new Map<string, Response>()
  const asked: string[] = []
  const world = { online: true, asked, kept }
  const browser: SiteFilesWorld = {
    async fetch(url) {
      asked.push(url)
      if (!world.online) throw new TypeError('network')
      return url in served ? Response.json(served[url]) : new Response('<html>sign in</html>', { status: 200 })
    },
    caches: {
      open: async () =>
        ({
          match: async (url: string) => kept.get(url)?.clone(),
          put: async (url: string, answer: Response) => void kept.set(url, answer),
        }) as unknown as Cache,
    },
  }
  return { ...world, world, files: () => createSiteFiles('https://desk.example/v1/sites/rosso/config', browser) }
}

async function read(files: ReturnType<typeof createSiteFiles>) {
  const configs: unknown[] = []
  const helps: Help[] = []
  const reached = await files.config((found) => void configs.push(found))
  const helped = await files.help('help/manifest.json', 'en-GB', (found) => void helps.push(found))
  return { reached, helped, configs, helps }
}

test('what was read once is there without the network', async () => {
  const { world, files } = createWorld()
  expect(await read(files())).toMatchObject({ reached: true, helped: true, configs: [config] })
  world.online = false
  const offline = await read(files())
  expect(offline).toMatchObject({ reached: false, helped: false, configs: [config] })
  expect(offline.helps).toEqual([{ url: 'https://desk.example/v1/sites/rosso/help/en-abc.json', bundle }])
})

test('an unchanged bundle is not fetched again', async () => {
  const { asked, files } = createWorld()
  await read(files())
  await read(files())
  expect(asked.filter((url) => url.endsWith('en-abc.json'))).toHaveLength(1)
})

test('a page that is not ours is not taken for a file of ours', async () => {
  const { files } = createWorld()
  const taken: unknown[] = []
  expect(await files().help('nowhere.json', 'en', (help) => void taken.push(help))).toBe(false)
  expect(taken).toEqual([])
})

test('a browser without a cache still reads', async () => {
  const files = createSiteFiles('https://desk.example/v1/sites/rosso/config', {
    fetch: async (url) => Response.json(served[url]),
    caches: undefined,
  })
  expect(await read(files)).toMatchObject({ reached: true, helped: true })
})

test('the nearest language is taken', () => {
  expect(pickFile(manifest, 'et-EE')).toBe('et-abc.json')
  expect(pickFile(manifest, 'constructor')).toBe('en-abc.json')
})

const refused = new DOMException('no room', 'QuotaExceededError')
const full = { open: async () => ({ match: async () => undefined, put: () => Promise.reject(refused) }) }
test.each([
  ['full', () => full as unknown as CacheStorage],
  ['that may not be opened', () => ({ open: () => Promise.reject(refused) }) as unknown as CacheStorage],
  [
    'that may not even be looked at',
    () => {
      throw refused
    },
  ],
])('F75 with a storage %s it reads as ever, and only details in the console say so', async (_, caches) => {
  const said = (['log', 'info', 'warn', 'error', 'debug'] as const).map((kind) =>
    vi.spyOn(console, kind).mockImplementation(() => {}),
  )
  const files = createSiteFiles('https://desk.example/v1/sites/rosso/config', {
    fetch: async (url) => Response.json(served[url]),
    get caches() {
      return caches()
    },
  })
  const { reached, helped, helps } = await read(files)
  expect([reached, helped, helps[0]?.bundle]).toEqual([true, true, bundle])
  await vi.waitFor(() => expect(console.debug).toHaveBeenCalledWith(refused))
  for (const spy of said.slice(0, 4)) expect(spy).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})
