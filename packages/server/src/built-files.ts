import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

const here = import.meta.dirname
/** Beside the built server in its published package; in this repository where `pnpm build` writes. */
const folder = [resolve(here, '../static'), resolve(here, '../../../dist')].find((path) => existsSync(path))

/** The built widget and console that this package carries, for the option `static`. */
export const builtFiles = { cdn: resolve(folder ?? here, 'cdn'), console: resolve(folder ?? here, 'console') }
