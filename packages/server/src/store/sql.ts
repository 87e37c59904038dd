/** Values that both databases know. Numbers are integers within the safe range. */
export type SqlValue = string | number | null
export type SqlParams = Record<string, SqlValue>

/**
 * The smallest way to a database: one statement with named parameters (`:name`) each. The caller names the row's type,
 * because it wrote the statement.
 */
export interface Sql {
  /** For the few things that the databases say differently; all others are written once. */
  readonly dialect: 'sqlite' | 'postgres'
  get<Row>(text: string, params?: SqlParams): Promise<Row | undefined>
  all<Row>(text: string, params?: SqlParams): Promise<Row[]>
  /** Resolves to the number of rows changed. */
  run(text: string, params?: SqlParams): Promise<number>
  /**
   * What a `select` inside a write ends with to keep the rows of a table to itself until the commit. Empty for reads,
   * and where a database has one writer anyway.
   * @param table name or alias in the statement
   */
  lock(table: string): string
}

/** A database: reads see what was committed, writes resolve after their commit is durable. */
export interface Database {
  readonly read: Sql
  /**
   * Runs the operation in a transaction and resolves to its result after the durable commit. When it throws, nothing of
   * it is kept. It must wait for nothing but its own statements, because others may share the transaction, and may be
   * run again from the start, because another process may have been in the way.
   * @param key what it locks, e.g. the id of a conversation: operations with one key run in the order of asking, and
   *   all processes take their locks in the order of keys, so that no two wait for each other
   */
  write<T>(operation: (sql: Sql) => Promise<T>, key?: string): Promise<T>
  /** The same while no other process does it, however long that takes: for changes of the schema. */
  writeAlone<T>(operation: (sql: Sql) => Promise<T>): Promise<T>
  /** Finishes what was asked for, then closes. */
  close(): Promise<void>
}

/** Postgres keeps no NUL in a text. Words are kept as JSON, which writes it as `\u0000`; elsewhere it is replaced. */
export const storable = (value: SqlValue): SqlValue =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value
