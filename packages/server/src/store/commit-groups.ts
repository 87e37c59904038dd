/** What a group of operations needs of a connection; every call is one statement. */
export interface Transactions {
  begin(): void
  commit(): void
  rollback(): void
  savepoint(): void
  release(): void
  rollbackTo(): void
}

/** An operation, and how its caller hears after the commit. */
interface Waiting {
  operation(): Promise<unknown>
  resolve(value: unknown): void
  reject(error: unknown): void
}

/**
 * Collects the writes of one event-loop turn into one transaction, because the sync to disk costs far more than the
 * rows. Each has its own savepoint, so that one that fails takes no other with it; callers hear after the commit only.
 */
export function createCommitGroups(db: Transactions) {
  let queue: Waiting[] = []
  let flushing: Promise<void> | null = null

  /** Runs the operation inside its savepoint; resolves to what to tell its caller after the commit. */
  async function runOne({ operation, resolve, reject }: Waiting): Promise<() => void> {
    db.savepoint()
    try {
      const value = await operation()
      db.release()
      return () => resolve(value)
    } catch (error) {
      db.rollbackTo()
      db.release()
      return () => reject(error)
    }
  }

  async function commitGroup(group: Waiting[]): Promise<void> {
    try {
      db.begin()
      const tell: (() => void)[] = []
      for (const waiting of group) tell.push(await runOne(waiting))
      db.commit()
      for (const each of tell) each()
    } catch (error) {
      try {
        db.rollback()
      } catch {
        // There is no transaction to end: the database ended it itself, or it never began.
      }
      for (const waiting of group) waiting.reject(error)
    }
  }

  async function flush(): Promise<void> {
    // A turn of the loop: everything that arrived together is written together.
    await new Promise((next) => setImmediate(next))
    const group = queue
    queue = []
    await commitGroup(group)
    flushing = queue.length > 0 ? flush() : null
  }

  return {
    write<T>(operation: () => Promise<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        queue.push({ operation, resolve: resolve as Waiting['resolve'], reject })
        flushing ??= flush()
      })
    },
    async idle(): Promise<void> {
      while (flushing) await flushing
    },
  }
}
