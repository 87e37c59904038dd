/** Keeps the content of files under random names. */
export interface FileStore {
  /** Resolves when the content is durable. */
  put(key: string, bytes: Buffer): Promise<void>
  /** `null` where there is nothing under the name. */
  get(key: string): Promise<Buffer | null>
  /** Removes it for good; nothing happens where it is gone already. */
  remove(key: string): Promise<void>
}
