/** What decides whether Postgres keeps what it acknowledged. */
export interface PostgresSettings {
  fsync: string
  synchronous_commit: string
  /** A replica that follows another server. */
  replica: boolean
}

export const readSettings = `select current_setting('fsync') as fsync,
  current_setting('synchronous_commit') as synchronous_commit, pg_is_in_recovery() as replica`

/** Levels of `synchronous_commit` that wait for the disk of this server, and of its synchronous replicas. */
const durable = ['on', 'remote_apply']

/** Why messages may not be acknowledged on this Postgres, in one plain sentence; `null` when they may. */
export function decideUnsafe({ fsync, synchronous_commit, replica }: PostgresSettings): string | null {
  if (fsync !== 'on') return `Postgres may lose what it acknowledged: fsync is ${fsync}. Set fsync = on.`
  if (!durable.includes(synchronous_commit)) {
    return `Postgres may lose what it acknowledged: synchronous_commit is ${synchronous_commit}. Set it to on.`
  }
  return replica ? 'Postgres is a read-only replica here. Point DATABASE_URL at the primary.' : null
}

/** Serialization failure, deadlock, unique violation (another process was first), lock timeout, a changed schema. */
const transient = ['40001', '40P01', '23505', '55P03', '0A000']
export const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '')
export const isTransient = (error: unknown): boolean => transient.includes(codeOf(error))
export const isSchemaChange = (error: unknown): boolean => codeOf(error) === '0A000'
