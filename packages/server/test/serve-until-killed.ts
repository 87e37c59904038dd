import { startServer } from '../src/index.ts'

/** A server of its own process, to be killed: takes its options as JSON, says its address on stdout. */
const server = await startServer(JSON.parse(process.argv[2]!))
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)))
console.log(server.url)
