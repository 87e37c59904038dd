import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as signals from '@preact/signals-core'
import * as preact from 'preact'
import { expect, test } from 'vitest'
import { slimPreact } from './slim-preact.ts'

const { transform } = slimPreact()
const fileOf = (name: string) => fileURLToPath(import.meta.resolve(name))

async function slim<Module>(name: string): Promise<Module> {
  const file = fileOf(name)
  const changed = transform(readFileSync(file, 'utf8'), file)
  if (!changed) throw new Error(`${file} is left as it is`)
  return (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(changed.code)}`)) as Module
}

type Views = Pick<typeof preact, 'h' | 'render' | 'Component' | 'Fragment'>

/** What stands there after each drawing of a list that grows, turns around, shrinks, breaks and goes. */
function drawings({ h, render, Component, Fragment }: Views): string[] {
  const place = document.createElement('div')
  const log: string[] = []
  class Row extends Component<{ name: string }> {
    override componentDidMount() {
      log.push(`${this.props.name} came`)
    }
    override componentWillUnmount() {
      log.push(`${this.props.name} went`)
    }
    private readonly hear = (field: HTMLInputElement | null) => {
      log.push(`${this.props.name} has ${field?.value ?? 'no field'}`)
    }
    override render({ name }: { name: string }) {
      if (name === 'bad') throw new Error('bad')
      return h(Fragment, null, [
        h('dt', { class: name, style: { '--n': name.length } }, name),
        h('dd', null, h('input', { value: name, disabled: name === 'b', ref: this.hear })),
      ])
    }
  }
  class Guard extends Component<{ children?: preact.ComponentChildren }, { broken?: boolean }> {
    override componentDidCatch() {
      this.setState({ broken: true })
    }
    override render() {
      return this.state.broken ? 'broken' : this.props.children
    }
  }
  const Icon = () => h('svg', { viewBox: '0 0 1 1', class: 'ico' }, h('path', { d: 'M0 0' }))
  for (const names of [['a', 'b'], ['c', 'b', 'a'], ['a', 'c'], [], ['b', 'c'], ['a', 'bad']]) {
    const rows = names.map((name) => h(Row, { key: name, name }))
    const list = h('dl', { hidden: names.length === 0, onClick: () => log.push(`click on ${names}`) }, rows)
    render(h(Guard, null, names.length > 2 && h(Icon, null), list, h('p', null, names.length)), place)
    place.querySelector('dl')?.click()
    log.push(place.innerHTML)
  }
  render(null, place)
  return [...log, place.innerHTML]
}

test('what is left of Preact draws as Preact does', async () => {
  const drawn = drawings(await slim<Views>('preact'))
  expect(drawn).toEqual(drawings(preact))
  expect(drawn.join()).toContain('<svg viewBox="0 0 1 1" class="ico"><path d="M0 0"></path></svg><dl><dt class="c"')
  expect(drawn.at(-1)).toBe('')
})

/** What an effect was told, of a value that it follows directly, by a computation, and no more. */
function told({ batch, computed, effect, signal, untracked }: typeof signals): unknown[] {
  const log: unknown[] = []
  const [left, right] = [signal(1), signal(10)]
  const sum = computed(() => left.value + right.value)
  const stop = effect(() => {
    log.push([sum.value, untracked(() => right.value)])
    return () => log.push('again')
  })
  left.value = 2
  batch(() => {
    left.value = 3
    right.value = 20
  })
  left.value = 3
  stop()
  left.value = 4
  return [...log, sum.value, sum.peek()]
}

test('what is left of signals tells as signals do', async () => {
  const heard = told(await slim<typeof signals>('@preact/signals-core'))
  expect(heard).toEqual(told(signals))
  expect(heard).toEqual([[11, 10], 'again', [12, 10], 'again', [23, 20], 'again', 24, 24])
})

test('leaves other files alone, and refuses a Preact that is written otherwise', () => {
  expect(transform('let a = 1', '/src/a.ts')).toBeNull()
  expect(() => transform('let a = 1', fileOf('preact'))).toThrow(/written otherwise/)
})

test('[T1] no HTML is set from text', () => {
  const file = fileOf('preact')
  expect(transform(readFileSync(file, 'utf8'), file)?.code).not.toMatch(/innerHTML|cssText/i)
})
