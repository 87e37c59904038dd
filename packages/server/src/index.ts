export { ConfigError } from './config-error.ts'
export type { Pages, ServerOptions } from './options.ts'
export { optionsFromEnvironment, optionTable } from './options.ts'
export { type RunningServer, startServer } from './start-server.ts'
