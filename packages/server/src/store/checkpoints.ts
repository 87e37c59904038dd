import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** How many writes are copied together. */
const everyWrites = 1000

/** The whole program of the thread. It waits for nobody: what is busy now is copied the next time. */
const program = `
const { parentPort, workerData } = require('node:worker_threads')
const { DatabaseSync } = require('node:sqlite')
const db = new DatabaseSync(workerData, { timeout: 0 })
db.exec('pragma synchronous = full')
parentPort.on('message', (last) => {
  if (!last) return db.exec('pragma wal_checkpoint(passive)')
  db.close()
  parentPort.close()
})`

/** Copies what the write-ahead log has into the database file, from time to time, in a thread of its own. */
export interface Checkpoints {
  /** Something was written. */
  wrote(): void
  /** Ends the thread, before the database is closed. */
  close(): Promise<void>
}

/**
 * Copying takes its time and waits for the disk, which whoever writes next shall not. A small installation never writes
 * so much that the thread begins.
 */
export function createCheckpoints(file: string, onError: (error: unknown) => void): Checkpoints {
  let writes = 0
  let thread: Worker | null = null
  function begin(): Worker {
    const made = new Worker(program, { eval: true, workerData: file })
    made.unref()
    made.on('error', (error) => {
      // The writing connection copies by itself where its log gets long.
      onError(error)
      thread = null
    })
    return made
  }
  return {
    wrote() {
      if (++writes % everyWrites > 0) return
      thread ??= begin()
      thread.postMessage(false)
    },
    async close() {
      const last = thread
      thread = null
      if (!last) return
      last.ref()
      const ended = once(last, 'exit')
      last.postMessage(true)
      await ended
    },
  }
}
