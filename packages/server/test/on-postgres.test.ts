import { afterAll, beforeAll, describe } from 'vitest'
import { makePostgres } from './databases.ts'
import { hasPostgres, type Postgres, startPostgres } from './postgres.ts'
import { serverMs } from './programs.ts'
import { useDatabase } from './stage.ts'

/** The tests of these files, which run on SQLite by themselves, once more on Postgres. */
describe.skipIf(!hasPostgres)('on Postgres', () => {
  let postgres: Postgres
  beforeAll(async () => {
    postgres = await startPostgres()
    useDatabase(() => makePostgres(postgres))
  }, serverMs)
  afterAll(() => postgres.close(), serverMs)

  describe('content', async () => {
    await import('./content.test.ts')
  })
  describe('answers', async () => {
    await import('./answers.test.ts')
  })
  describe('suggestions', async () => {
    await import('./suggestions.test.ts')
  })
  describe('mentions', async () => {
    await import('./mentions.test.ts')
  })
  describe('agents', async () => {
    await import('./agents.test.ts')
  })
  describe('site content', async () => {
    await import('./site-content.test.ts')
  })
  describe('door', async () => {
    await import('./door.test.ts')
  })
  describe('durability', async () => {
    await import('./durability.test.ts')
  })
  describe('files', async () => {
    await import('./files.test.ts')
  })
  describe('handoff', async () => {
    await import('./handoff.test.ts')
  })
  describe('hostile input', async () => {
    await import('./hostile.test.ts')
  })
  describe('pages', async () => {
    await import('./origins.test.ts')
  })
  describe('limits', async () => {
    await import('./limits.test.ts')
  })
  describe('files in a bucket', async () => {
    await import('./s3.test.ts')
  })
  describe('sign-in by a service', async () => {
    await import('./oidc.test.ts')
  })
  describe('threats', async () => {
    await import('./threats.test.ts')
  })
  describe('http', async () => {
    await import('./http.test.ts')
  })
  describe('identity', async () => {
    await import('./identity.test.ts')
  })
  describe('mail', async () => {
    await import('./mail.test.ts')
  })
  describe('messages', async () => {
    await import('./messages.test.ts')
  })
  describe('privacy', async () => {
    await import('./privacy.test.ts')
  })
  describe('rest', async () => {
    await import('./rest.test.ts')
  })
  describe('webhooks', async () => {
    await import('./webhooks.test.ts')
  })
  describe('retention', async () => {
    await import('./retention.test.ts')
  })
  describe('resume', async () => {
    await import('./resume.test.ts')
  })
  describe('routing', async () => {
    await import('./routing.test.ts')
  })
  describe('triage', async () => {
    await import('./triage.test.ts')
  })
  describe('begin', async () => {
    await import('./begin.test.ts')
  })
  describe('saved replies', async () => {
    await import('./saved-replies.test.ts')
  })
  describe('saved views', async () => {
    await import('./saved-views.test.ts')
  })
  describe('remarks', async () => {
    await import('./remarks.test.ts')
  })
  describe('reports', async () => {
    await import('./reports.test.ts')
  })
  describe('surveys', async () => {
    await import('./surveys.test.ts')
  })
})
