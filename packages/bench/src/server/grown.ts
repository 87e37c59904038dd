import { hash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Fixture } from './fixture.ts'
import { startSubject } from './subject.ts'

/** What a site has when the messages come. */
export interface Grown {
  /** Messages stored, a hundred in each conversation. */
  stored: number
  /** Conversations that agents have open. */
  open: number
  /** Agents, each with a console. */
  agents: number
}

const cookieOf = (n: number) => `bench-agent-${n}`
/** The cookies that the agents' browsers hold. */
export const cookiesOf = ({ agents }: Grown): string[] =>
  Array.from({ length: agents }, (_, n) => `deskbell=${cookieOf(n)}`)

const counting = 'with recursive n (i) as (select 1 union all select i + 1 from n where i < :count)'

function fill(file: string, { stored, open, agents }: Grown): void {
  const db = new DatabaseSync(file)
  const run = (text: string, params: Record<string, string | number>) => db.prepare(text).run(params)
  const now = Date.now()
  db.exec('pragma journal_mode = wal; pragma synchronous = off; begin')
  const conversations = Math.max(1, Math.ceil(stored / 100), open)
  run(
    `insert into visitor (id, site, token_hash, locale, visits, created_at, seen_at)
     values ('grown', 'bench', :hash, 'en', 1, :now, :now)`,
    { hash: randomUUID(), now },
  )
  run(
    `${counting} insert into conversation (id, site, visitor, status, locale, last_seq, searched, created_at, updated_at)
     select 'grown-' || i, 'bench', 'grown', case when i <= :open then 'open' else 'assistant' end, 'en', 100, 100,
       :now - i, :now - i from n`,
    { count: conversations, open, now },
  )
  run(
    `${counting} insert into entry (id, site, conversation, stream, seq, sender, cid, at, author_kind, body)
     select lower(hex(randomblob(16))), 'bench', 'grown-' || ((i - 1) / 100 + 1), 'public', (i - 1) % 100 + 1,
       'visitor:grown', lower(hex(randomblob(16))), :now, 'visitor', '{"kind":"text","text":"Is the Corsa wide enough?"}'
     from n`,
    { count: stored, now },
  )
  for (let n = 0; n < agents; n++) {
    const id = `agent-${n}`
    run(`insert into agent (id, site, name, email, created_at) values (:id, 'bench', :id, :email, :now)`, {
      ...{ id, email: `${id}@bench.example`, now },
    })
    run(
      `insert into agent_session (token_hash, id, site, agent, created_at, expires_at, seen_at)
       values (:hash, :id, 'bench', :id, :now, :now + 86400000, :now)`,
      { hash: hash('sha256', cookieOf(n), 'base64url'), id, now },
    )
  }
  run(`update conversation set agent = 'agent-0' where status = 'open'`, {})
  db.exec('commit')
  db.close()
}

/** Has a server make its database, and fills that. */
export async function grow(fixture: Fixture, grown: Grown): Promise<void> {
  const maker = await startSubject('ours.ts', JSON.stringify(fixture.options))
  await maker.stop()
  fill(join(fixture.folder, 'data/deskbell.db'), grown)
}
