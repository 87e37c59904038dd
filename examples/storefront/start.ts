import { resolve } from 'node:path'
import { ConfigError, optionsFromEnvironment, startServer } from '@deskbell/server'
import { createStorefront } from './src/storefront.ts'

const root = resolve(import.meta.dirname, '../..')

/** The shop, its console and Deskbell in one process, until SIGINT or SIGTERM. */
async function startShop(): Promise<void> {
  const { url, signInLink, stop } = await startServer({
    ...optionsFromEnvironment(process.env),
    port: Number(process.env.PORT ?? 4100),
    host: '127.0.0.1',
    dataDir: resolve(root, process.env.DESKBELL_DATA_DIR ?? '.deskbell'),
    static: { cdn: resolve(root, 'dist/cdn'), console: resolve(root, 'dist/console') },
    sites: [{ folder: import.meta.dirname, help: resolve(root, 'dist/help') }],
    pages: createStorefront(),
    // Whoever runs the demo may have lost the last one.
    signInLink: 'always',
  })
  const end = () => void stop().then(() => process.exit(0))
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  console.log(`Shop     ${url}/`)
  console.log(`Console  ${url}/console/`)
  console.log(`Health   ${url}/healthz`)
  if (signInLink) console.log(`Sign in  ${signInLink} (works once)`)
}

try {
  await startShop()
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  const hint = error.option === 'port' ? '. Choose another: PORT=4101 pnpm start' : ''
  console.error(error.message + hint)
  process.exitCode = 1
}
