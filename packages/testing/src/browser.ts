import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'

const fromRegistry = '@sparticuz/chromium@153.0.0'
const commands = [
  'chromium',
  'chromium-headless-shell',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
]

function* installed(): Generator<string> {
  for (const key of ['CHROME_PATH', 'CHROME_BIN', 'PUPPETEER_EXECUTABLE_PATH']) {
    const path = process.env[key]
    if (path) yield path
  }
  yield chromium.executablePath()
  for (const folder of (process.env.PATH ?? '').split(delimiter)) for (const name of commands) yield join(folder, name)
  yield '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  yield '/Applications/Chromium.app/Contents/MacOS/Chromium'
  yield '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'
  for (const folder of [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]) {
    if (folder) yield join(folder, 'Google/Chrome/Application/chrome.exe')
    if (folder) yield join(folder, 'Microsoft/Edge/Application/msedge.exe')
  }
}

/** Linux x64 without any browser: a Chromium that the npm registry carries, fetched on first use. */
async function carriedByNpm(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const folder = resolve(import.meta.dirname, '../node_modules/.cache/chromium')
  if (!existsSync(join(folder, 'node_modules/@sparticuz/chromium'))) {
    mkdirSync(folder, { recursive: true })
    const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', fromRegistry]
    if (spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) return undefined
  }
  // Makes the package unpack the libnss3 it ships and set LD_LIBRARY_PATH.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x'
  const file = createRequire(join(folder, 'x.js')).resolve('@sparticuz/chromium')
  const carried = (await import(pathToFileURL(file).href)) as { default: { executablePath(): Promise<string> } }
  return carried.default.executablePath()
}

let found: Promise<string | undefined> | undefined

/** Path of a Chromium on this machine, or `undefined` when there is none and none could be had. */
export function findBrowser(): Promise<string | undefined> {
  found ??= (async () => [...installed()].find((file) => existsSync(file)) ?? (await carriedByNpm()))()
  return found
}

/**
 * Starts a headless Chromium that talks to nobody but the pages it is sent to.
 * @param keepsPages pages left behind are kept whole for the way back, as in the browsers of people
 */
export async function launchBrowser({ keepsPages = false } = {}): Promise<Browser> {
  const executablePath = await findBrowser()
  if (!executablePath) {
    throw new Error('No Chromium found. Install Chrome, or `apt-get install chromium`, or set CHROME_PATH to one.')
  }
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--no-first-run',
    // Greetings stay away from automated browsers; these tests stand for a shopper.
    '--disable-blink-features=AutomationControlled',
  ]
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : []
  const ignoreDefaultArgs = keepsPages ? ['--disable-back-forward-cache'] : []
  return chromium.launch({ executablePath, args: [...quiet, ...asRoot], ignoreDefaultArgs })
}
