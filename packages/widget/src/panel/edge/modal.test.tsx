import { afterEach, expect, test } from 'vitest'
import { holdPage } from './modal.ts'

afterEach(() => document.body.replaceChildren())

test('on a phone everything but the panel is out of reach, and all is given back as it was', () => {
  const page = document.createElement('main')
  const already = document.createElement('aside')
  already.inert = true
  const host = document.createElement('div')
  document.body.append(page, already, host)
  const root = host.attachShadow({ mode: 'open' })
  const launcher = document.createElement('button')
  const live = document.createElement('div')
  live.setAttribute('aria-live', 'polite')
  const panel = document.createElement('div')
  root.append(launcher, live, panel)
  document.documentElement.style.overflow = 'scroll'

  const release = holdPage(panel, root)
  expect([page.inert, launcher.inert, host.inert ?? false, live.inert ?? false, panel.inert ?? false]).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
  expect(document.documentElement.style.overflow).toBe('hidden')
  release()
  expect([page.inert, launcher.inert, already.inert]).toEqual([false, false, true])
  expect(document.documentElement.style.overflow).toBe('scroll')
})
