import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { outcome, owners, page, password } from './pages.ts'
import { type AgentDevice, granted, openStage, refusal, type Stage } from './stage.ts'

const shop = 'https://shop.example'
const other = 'https://other.example'
const opened: Stage[] = []
async function open(change: Parameters<typeof openStage>[0] = {}, write?: Parameters<typeof openStage>[1]) {
  const stage = await openStage({ agents: owners, ...change }, write)
  opened.push(stage)
  return { stage, owner: await stage.agent('ann@shop.example', password) }
}
afterEach(async () => {
  for (const stage of opened.splice(0)) await stage.close()
})

const preflight = (stage: Stage, origin: string, site = 'shop') =>
  fetch(`${stage.server.url}/v1/files?site=${site}`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST' },
  })
const setup = async (agent: AgentDevice) => granted(await agent.ask('setup:read', {})).setup

test('[M241] the first page that is named leaves only that one; it counts at once for sockets, polling and uploads', async () => {
  const { stage, owner } = await open()
  expect(await outcome(stage, other)).toBe('in')
  const { added } = granted(await owner.ask('origin:add', { origin: shop }))
  expect(added).toEqual([{ origin: shop, at: expect.any(Number), by: 'Ann' }])
  expect(await setup(owner)).toMatchObject({ allowedOrigins: '*', addedOrigins: added })
  for (const transports of [['websocket'], ['polling']]) {
    expect(await outcome(stage, shop, 'shop', transports)).toBe('in')
    expect(await outcome(stage, other, 'shop', transports)).toBe('forbidden')
  }
  expect((await preflight(stage, shop)).headers.get('access-control-allow-origin')).toBe(shop)
  const refused = await preflight(stage, other)
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, null])
  // The neighbour on the same server is not narrowed by it.
  expect(await outcome(stage, other, 'other')).toBe('in')
  expect((await preflight(stage, other, 'other')).headers.get('access-control-allow-origin')).toBe('*')
  expect(await outcome(stage, stage.server.url)).toBe('in')
})

test('[M241] names below a host are meant by *, and nothing else', async () => {
  const { stage, owner } = await open()
  granted(await owner.ask('origin:add', { origin: 'https://*.shop.example' }))
  expect(await outcome(stage, 'https://et.shop.example')).toBe('in')
  for (const origin of [shop, 'https://evilshop.example', 'http://et.shop.example'])
    expect([origin, await outcome(stage, origin)]).toEqual([origin, 'forbidden'])
  for (const origin of ['https://*.com', 'shop.example', 'https://shop.example/', 'javascript:alert(1)', '*'])
    expect(await owner.ask('origin:add', { origin })).toMatchObject({ error: { code: 'bad_request', field: 'origin' } })
})

test('[M242] who is taken off is cut off, also where a page is connected already; the last one is not taken by mistake', async () => {
  const { stage, owner } = await open()
  granted(await owner.ask('origin:add', { origin: shop }))
  granted(await owner.ask('origin:add', { origin: other }))
  const { device } = await page(stage, other)
  const { device: kept } = await page(stage, shop)
  const ended = new Promise((done) => device.socket.once('disconnect', done))
  granted(await owner.ask('origin:remove', { origin: other, open: false }))
  await ended
  expect(kept.socket.connected).toBe(true)
  expect(await outcome(stage, other)).toBe('forbidden')
  expect(await owner.ask('origin:remove', { origin: shop, open: false })).toMatchObject({
    error: { code: 'bad_request', field: 'open' },
  })
  expect(await outcome(stage, other)).toBe('forbidden')
  granted(await owner.ask('origin:remove', { origin: shop, open: true }))
  expect(await outcome(stage, other)).toBe('in')
})

test('[M243] only who runs the site names pages; each change is in the record once, however often it is asked for', async () => {
  const { stage, owner } = await open()
  const ben = await stage.agent('ben@shop.example', password)
  const eve = await stage.agent('eve@other.example', password)
  expect(refusal(await ben.ask('origin:add', { origin: shop }))).toBe('forbidden')
  for (let times = 0; times < 2; times++) granted(await owner.ask('origin:add', { origin: shop }))
  expect((await setup(eve)).addedOrigins).toEqual([])
  granted(await eve.ask('origin:remove', { origin: shop, open: true }))
  expect((await setup(ben)).addedOrigins).toMatchObject([{ origin: shop, by: 'Ann' }])
  for (let times = 0; times < 2; times++) granted(await owner.ask('origin:remove', { origin: shop, open: true }))
  const { events, intact } = granted(await owner.ask('audit:list', { before: null }))
  const lines = events.filter(({ action }) => action.startsWith('origin-'))
  expect(lines.map(({ action, subject, actor }) => [action, subject?.id, actor?.name])).toEqual([
    ['origin-removed', shop, 'Ann'],
    ['origin-added', shop, 'Ann'],
  ])
  expect(intact).toBe(true)
  await stage.restart()
  const again = await stage.agent('ann@shop.example', password)
  granted(await again.ask('origin:add', { origin: shop }))
  await stage.restart()
  expect((await setup(await stage.agent('ann@shop.example', password))).addedOrigins).toMatchObject([{ origin: shop }])
  expect(await outcome(stage, other)).toBe('forbidden')
})

test('[M243] a site has so many pages and no more, and two owners at once lose none', async () => {
  const { stage, owner } = await open()
  const second = await stage.agent('ann@shop.example', password)
  const named = Array.from({ length: 50 }, (_, n) => `https://s${n}.example`)
  await Promise.all(named.map((origin, n) => (n % 2 ? owner : second).ask('origin:add', { origin })))
  expect((await setup(owner)).addedOrigins.map(({ origin }) => origin).sort()).toEqual([...named].sort())
  expect(await owner.ask('origin:add', { origin: shop })).toMatchObject({
    error: { code: 'too_large', field: 'origin' },
  })
})

test('[M244] pages of the configuration are fixed, and the owner’s are added to them', async () => {
  const fixed = 'https://fixed.example'
  const { stage, owner } = await open({ allowedOrigins: [fixed, other] }, (folder) => {
    const file = join(folder, 'site/site.json')
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), origins: [fixed] }))
  })
  expect(await setup(owner)).toMatchObject({ allowedOrigins: [fixed], addedOrigins: [] })
  expect(await outcome(stage, shop)).toBe('closed')
  granted(await owner.ask('origin:add', { origin: shop }))
  expect([await outcome(stage, fixed), await outcome(stage, shop)]).toEqual(['in', 'in'])
  // Let in for its own site, which is not the one it asks for here.
  expect([await outcome(stage, other), await outcome(stage, shop, 'other')]).toEqual(['forbidden', 'forbidden'])
  // With pages of the configuration nothing is ever open to all.
  granted(await owner.ask('origin:remove', { origin: shop, open: false }))
  granted(await owner.ask('origin:remove', { origin: fixed, open: false }))
  expect([await outcome(stage, fixed), await outcome(stage, shop)]).toEqual(['in', 'closed'])
})
