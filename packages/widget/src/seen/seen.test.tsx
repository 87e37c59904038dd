import type { SiteConfig } from '@deskbell/protocol'
import { afterEach, expect, test, vi } from 'vitest'
import { createPanelFrom } from '../panel/create-panel.tsx'
import { conversationOf, createFakeClient, createHandClock, mari } from '../panel/testing/fake-client.ts'
import { createFakeHost, createMemory } from '../panel/testing/fake-host.ts'
import { config, createFakeFiles } from '../panel/testing/fake-site.ts'
import type { Panel } from '../seams.ts'

let panel: Panel
afterEach(() => {
  panel.destroy()
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

async function start(more: Partial<SiteConfig>) {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 404 }))
  const [host, clock] = [createFakeHost(), createHandClock()]
  const client = createFakeClient(clock)
  client.conversations.value = [conversationOf('t1', 'open')]
  client.thread('t1').add(mari, { kind: 'text', text: 'How is the fit?' })
  panel = await createPanelFrom({
    ...{ host, clock, memory: createMemory(new Map()), openClient: () => client },
    files: {
      ...createFakeFiles(),
      async config(take) {
        take({ ...config, ...more })
        return true
      },
    },
  })
  panel.show('chat/t1')
  const root = () => host.root.querySelector<HTMLElement>('.panel')!
  await vi.waitFor(() => expect(root().textContent).toContain('How is the fit?'), { timeout: 5000 })
  const field = () => root().querySelector<HTMLTextAreaElement>('textarea')!
  const type = (text: string) => {
    field().value = text
    field().dispatchEvent(new Event('input', { bubbles: true }))
  }
  const told = () =>
    client.asked.flatMap(([name, input]) => (name === 'typing:set' ? [(input as { text: string }).text] : []))
  return { root, clock, type, told }
}

test('F37 the owner’s words stand under the field, and the newest words are told once a second while they change', async () => {
  const { root, clock, type, told } = await start({ typingPreview: { en: 'Our team sees what you type.' } })
  await vi.waitFor(() => expect(root().textContent).toContain('Our team sees what you type.'), { timeout: 5000 })
  type('I')
  await vi.waitFor(() => expect(told()).toEqual(['I']))
  type('I won')
  type('I wonder')
  expect(told()).toEqual(['I'])
  clock.turn(1000)
  expect(told()).toEqual(['I', 'I wonder'])
  clock.turn(1000)
  type('')
  clock.turn(1000)
  expect(told()).toEqual(['I', 'I wonder'])
  type('   ')
  expect(told()).toEqual(['I', 'I wonder'])
})

test('F37 where the owner says nothing, nothing is said and nothing is told', async () => {
  const { root, clock, type, told } = await start({})
  type('I wonder')
  await vi.dynamicImportSettled()
  clock.turn(5000)
  expect(told()).toEqual([])
  expect(root().querySelector('.count')).toBeNull()
})
