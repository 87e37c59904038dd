import type { Storage } from '../types.ts'
import { createMemoryStorage } from './memory-storage.ts'

const table = 'kept'
/** A storage that does not answer within this time counts as broken (private windows of some browsers hang). */
const hangMs = 1000

export interface IndexedDbOptions {
  name?: string
  /** The browser's, or `undefined` where it has none. */
  factory?: IDBFactory | undefined
}

const finished = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
const nothing = async () => {}
const committed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
    transaction.onerror = () => reject(transaction.error)
  })

function soon<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const hung = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the storage does not answer')), hangMs)
  })
  return Promise.race([work, hung]).finally(() => clearTimeout(timer))
}

async function openDatabase(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  const opening = factory.open(name, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(table)
  const database = await finished(opening)
  // Another version of the page wants it: stand aside instead of blocking it.
  database.onversionchange = () => database.close()
  return database
}

/**
 * Keeps in IndexedDB; a value counts as set when it is on the disk. Opened with the first writing, so that merely
 * looking leaves nothing behind. Where it is missing, throws, is full or hangs, all goes on in memory and `kept` is false.
 */
export function createIndexedDbStorage({
  name = 'deskbell',
  factory = globalThis.indexedDB,
}: IndexedDbOptions = {}): Storage {
  /** All that was read or written here, so that nothing disappears when the database fails later. */
  const seen = new Map<string, unknown>()
  const memory = createMemoryStorage(seen)
  let database: Promise<IDBDatabase> | null = null
  let broken = false

  function open(): Promise<IDBDatabase> {
    database ??= openDatabase(factory, name)
    return database
  }
  /** Without `databases()` there is no way to look without making; then reading makes an empty one. */
  async function exists(): Promise<boolean> {
    if (database || !factory.databases) return true
    return (await factory.databases()).some((one) => one.name === name)
  }

  async function attempt<T>(work: () => Promise<T>, otherwise: () => Promise<T>): Promise<T> {
    if (broken || !factory) {
      broken = true
      return otherwise()
    }
    try {
      return await soon(work())
    } catch {
      broken = true // Told by `kept`; the widget says so to the person.
      return otherwise()
    }
  }
  /** Runs one request; `undefined` where nothing was ever kept. A value counts as set when it is on the disk. */
  async function ask<T>(request: (store: IDBObjectStore) => IDBRequest<T>, mode: IDBTransactionMode = 'readwrite') {
    if (!(await exists())) return undefined
    const transaction = (await open()).transaction(table, mode, { durability: 'strict' })
    const asked = request(transaction.objectStore(table))
    // Said at once, it needs nothing more of a page that may be about to end.
    if (mode === 'readwrite') transaction.commit?.()
    await committed(transaction)
    return asked.result
  }
  const change = (request: (store: IDBObjectStore) => IDBRequest<undefined>) => attempt(() => ask(request), nothing)

  return {
    get kept() {
      return !broken && Boolean(factory)
    },
    async get(key) {
      const value = await attempt(
        () => ask((store) => store.get(key), 'readonly'),
        () => memory.get(key),
      )
      if (value !== undefined) seen.set(key, value)
      return value
    },
    async set(key, value) {
      await memory.set(key, value)
      await attempt(async () => {
        await open()
        await ask((store) => store.put(value, key))
      }, nothing)
    },
    async delete(key) {
      await memory.delete(key)
      await change((store) => store.delete(key))
    },
    async keys(prefix) {
      const range = () => IDBKeyRange.bound(prefix, `${prefix}\uffff`)
      const keys = await attempt<IDBValidKey[] | undefined>(
        () => ask((store) => store.getAllKeys(range()), 'readonly'),
        () => memory.keys(prefix),
      )
      return (keys ?? []).map(String)
    },
    async clear() {
      await memory.clear()
      await change((store) => store.clear())
    },
    close() {
      void database?.then((open) => open.close(), nothing)
      database = null
    },
  }
}
