import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { serverMs } from './programs.ts'
import { granted } from './stage.ts'
import { ben, onTwoNodes } from './two-nodes.ts'

onTwoNodes('saved views at two nodes', (nodes) => {
  test(
    '[M280] the order of saved views follows at the other node: the team’s for all, one’s own for one’s other screen',
    async () => {
      await nodes.open(nodes.redis.url, nodes.redis.url)
      const [mari, screen, jaan] = [await nodes.a.agent(), await nodes.b.agent(), await nodes.b.agent(...ben)]
      const [one, two] = [randomUUID(), randomUUID()]
      const [own, other] = [randomUUID(), randomUUID()]
      const save = async (id: string, name: string, shared: boolean) =>
        granted(await mari.ask('view:save', { id, name, shared, view: 'inbox', filter: {} }))
      await save(one, 'One', true)
      await save(two, 'Two', true)
      await save(own, 'Own', false)
      await save(other, 'Other', false)
      await expect.poll(() => screen.pushed('views:changed').length, { timeout: 10_000 }).toBe(4)
      await expect.poll(() => jaan.pushed('views:changed').length, { timeout: 10_000 }).toBe(2)
      granted(await mari.ask('view:move', { id: other, before: own }))
      granted(await mari.ask('view:move', { id: two, before: one }))
      await expect.poll(() => screen.pushed('views:changed').length, { timeout: 10_000 }).toBe(6)
      await expect.poll(() => jaan.pushed('views:changed').length, { timeout: 10_000 }).toBe(3)
      const names = async (agent: typeof jaan) =>
        granted(await agent.ask('view:list', {})).views.map(({ name }) => name)
      expect(await names(screen)).toEqual(['Other', 'Own', 'Two', 'One'])
      expect(await names(jaan)).toEqual(['Two', 'One'])
    },
    serverMs,
  )
})
