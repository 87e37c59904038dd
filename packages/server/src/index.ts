export { builtFiles } from './built-files.ts'
export { ConfigError } from './config-error.ts'
export { copyFiles } from './files/copy-files.ts'
export { filesFolder } from './files/files-folder.ts'
export {
  hashUser,
  type SignedPerson,
  type SigningOptions,
  signIdentity,
} from './identity/sign-identity.ts'
export type { Pages, ServerOptions } from './options.ts'
export { optionsFromEnvironment, optionTable } from './options.ts'
export { makeApiKey } from './rest/make-key.ts'
export { type RunningServer, startServer } from './start-server.ts'
export { type Backup, backupDatabase, restoreDatabase } from './store/backup.ts'
export { pinnedTag, type WidgetVersion } from './widget-files/describe.ts'
export { publishWidget } from './widget-files/publish.ts'
