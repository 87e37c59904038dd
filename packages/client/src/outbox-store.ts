import { type OutboxRecord, parseOutboxRecord } from './outbox-record.ts'
import type { Storage } from './types.ts'

/** The outbox's drawer in the storage: one key per record, in the order of acting. */
export interface OutboxStore {
  read(): Promise<OutboxRecord[]>
  put(record: OutboxRecord): Promise<void>
  remove(record: OutboxRecord): Promise<void>
}

/** `prefix` ends with a slash. A record that cannot be read is laid aside under `aside/` and reported; the rest is used. */
export function createOutboxStore(storage: Storage, prefix: string, report: (text: string) => void): OutboxStore {
  const keyOf = (record: OutboxRecord) => `${prefix}out/${String(record.position).padStart(12, '0')}-${record.cid}`

  async function layAside(key: string, value: unknown): Promise<void> {
    report(`a waiting act could not be read and was laid aside: ${key}`)
    await storage.set(`${prefix}aside/${key.slice(prefix.length)}`, value ?? null)
    await storage.delete(key)
  }

  return {
    async read() {
      const records: OutboxRecord[] = []
      for (const key of await storage.keys(`${prefix}out/`)) {
        const value = await storage.get(key)
        if (value === undefined) continue // Sent by another tab meanwhile.
        const record = parseOutboxRecord(value)
        if (record) records.push(record)
        else await layAside(key, value)
      }
      return records
    },
    put: (record) => storage.set(keyOf(record), record),
    remove: (record) => storage.delete(keyOf(record)),
  }
}
