import pg from 'pg'
import { type Positional, toNumbered, valuesOf } from './positional.ts'
import type { Sql, SqlParams, SqlValue } from './sql.ts'

/** What runs a statement: the pool, or the connection of a transaction. */
export type Queryable = Pick<pg.ClientBase, 'query'>

const int8 = 20

/** A 64-bit integer as a number: ours all are safe. @throws RangeError beyond that, instead of rounding */
function toSafeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond the safe integers`)
  return value
}

export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') =>
    oid === int8 ? toSafeInteger : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

/** Statements as Postgres wants them, each translated and prepared once. */
export interface Statements {
  config(statement: string, params: SqlParams): { name: string; text: string; values: SqlValue[] }
  /** Has everything prepared again: another process changed the schema. */
  forget(): void
}

export function createStatements(): Statements {
  const known = new Map<string, Positional & { number: number }>()
  let generation = 0
  function find(statement: string) {
    const found = known.get(statement) ?? { ...toNumbered(statement), number: known.size }
    known.set(statement, found)
    return found
  }
  return {
    config(statement, params) {
      const { text, names, number } = find(statement)
      return { name: `deskbell_${generation}_${number}`, text, values: valuesOf(statement, names, params) }
    },
    forget() {
      generation += 1
    },
  }
}

/** Runs statements on a connection. */
export function createPostgresRunner(on: Queryable, statements: Statements, lock: Sql['lock']): Sql {
  const query = (statement: string, params: SqlParams = {}) => on.query(statements.config(statement, params))
  return {
    dialect: 'postgres',
    get: async <Row>(statement: string, params?: SqlParams) => (await query(statement, params)).rows[0] as Row,
    all: async <Row>(statement: string, params?: SqlParams) => (await query(statement, params)).rows as Row[],
    run: async (statement, params) => (await query(statement, params)).rowCount ?? 0,
    lock,
  }
}
