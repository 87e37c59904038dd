import { startServer } from '@deskbell/server'
import { report } from './subject.ts'

/** The whole server, with the options given as JSON. */
const server = await startServer(JSON.parse(process.argv[2] ?? '{}'))
report(server.url)
