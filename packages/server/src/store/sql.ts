/** Values that both databases know. Numbers are integers within the safe range. */
export type SqlValue = string | number | null
export type SqlParams = Record<string, SqlValue>

/**
 * The smallest way to a database: one statement with named parameters (`:name`) each. The caller names the row's type,
 * because it wrote the statement.
 */
export interface Sql {
  get<Row>(text: string, params?: SqlParams): Promise<Row | undefined>
  all<Row>(text: string, params?: SqlParams): Promise<Row[]>
  /** Resolves to the number of rows changed. */
  run(text: string, params?: SqlParams): Promise<number>
}

/** A database: reads see what was committed, writes resolve after their commit is durable. */
export interface Database {
  readonly read: Sql
  /**
   * Runs the operation in a transaction and resolves to its result after the durable commit. When it throws, nothing of
   * it is kept. It must wait for nothing but its own statements, because others may share the transaction.
   */
  write<T>(operation: (sql: Sql) => Promise<T>): Promise<T>
  /** Finishes what was asked for, then closes. */
  close(): Promise<void>
}
