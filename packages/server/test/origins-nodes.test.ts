import { expect, test } from 'vitest'
import { makePostgres } from './databases.ts'
import { outcome, owners, page, password } from './pages.ts'
import { granted, openStage, useDatabase } from './stage.ts'
import { onTwoNodes } from './two-nodes.ts'

const shop = 'https://shop.example'
const other = 'https://other.example'

onTwoNodes('pages of two nodes', (nodes) => {
  test('[M242] what an owner says of pages at one node holds at once at the other, without Redis and without a restart', async () => {
    const database = await makePostgres(nodes.postgres)
    useDatabase(async () => database)
    nodes.a = await openStage({ agents: owners, redisUrl: null })
    nodes.b = await openStage({ agents: owners, redisUrl: null })
    const owner = await nodes.a.agent('ann@shop.example', password)
    const { device } = await page(nodes.b, other)
    const ended = new Promise((done) => device.socket.once('disconnect', done))
    granted(await owner.ask('origin:add', { origin: shop }))
    expect([await outcome(nodes.b, shop), await outcome(nodes.b, other)]).toEqual(['in', 'forbidden'])
    await ended
    granted(await owner.ask('origin:add', { origin: other }))
    expect(await outcome(nodes.b, other)).toBe('in')
    const reader = await nodes.b.agent('ben@shop.example', password)
    const { setup } = granted(await reader.ask('setup:read', {}))
    expect(setup.addedOrigins.map(({ origin }) => origin)).toEqual([shop, other])
  })
})
