import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { granted, openStage, refusal, type Stage, words } from './stage.ts'

let stage: Stage
let folder: string
afterEach(async () => {
  await stage.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A conversation on a site with these settings, and an agent who looks at it. */
async function talk(site: object) {
  folder = mkdtempSync(join(tmpdir(), 'deskbell-typing-'))
  writeFileSync(
    join(folder, 'site.json'),
    JSON.stringify({ key: 'shop', name: 'Shop', defaultLanguage: 'en', ...site }),
  )
  const ann = { name: 'Ann', email: 'ann@shop.example', password: 'correct horse' }
  stage = await openStage({ sites: [{ folder, help: null }], agents: [ann] })
  const [visitor, agent, conversation] = [await stage.visitor(), await stage.agent(), randomUUID()]
  granted(await visitor.ask('message:send', words(conversation, 'Hello')))
  granted(await agent.ask('conversation:open', { conversation }))
  const type = (text: string) => visitor.ask('typing:set', { conversation, typing: true, text })
  return { visitor, agent, conversation, type }
}

test('[M286] F37 where the site says so to the shopper, the team sees her words before they are sent, and nothing is kept', async () => {
  const typingPreview = { en: 'Our team sees what you type.' }
  const { agent, conversation, visitor, type } = await talk({ typingPreview })
  const config = await (await fetch(`${stage.server.url}/v1/sites/shop/config`)).json()
  expect(config.typingPreview).toEqual(typingPreview)
  granted(await type('my card is 4111 1111 1111 1111'))
  const told = await agent.next('typing:changed')
  expect(told).toMatchObject({ conversation, typing: true, author: { kind: 'visitor', id: visitor.id } })
  expect(told.text).toMatch(/^my card is /)
  expect(told.text).not.toContain('4111 1111')
  expect(await stage.rows('select id from entry where body like ?', '%my card%')).toEqual([])
  expect(refusal(await type('x'.repeat(4001)))).toBe('too_large')
  // What an agent types, no shopper reads.
  granted(await agent.ask('typing:set', { conversation, typing: true, text: 'secret' } as never))
  expect(await visitor.next('typing:changed')).toEqual({
    ...{ conversation, typing: true, author: { kind: 'agent', id: agent.id, name: 'Ann' } },
  })
})

test('[M286] F37 where it says nothing, they stay on her device, whatever the device sends', async () => {
  const { agent, type } = await talk({})
  granted(await type('I want to sue'))
  expect('text' in (await agent.next('typing:changed'))).toBe(false)
})
