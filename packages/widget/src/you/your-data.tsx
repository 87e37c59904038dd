import type { VisitorExport } from '@deskbell/protocol'
import { type Signal, signal } from '@preact/signals-core'
import { Component } from 'preact'
import type { App } from '../panel/app.ts'
import { Icon } from '../panel/icon.tsx'
import type { Part } from '../panel/parts.ts'
import { type Kind, kindsOf } from './kinds.ts'
import type { Say, YouKey } from './words.ts'

interface DataProps {
  app: App
  say: Say
  tools: Part<'tools'>
}

/** All that is kept of the shopper: to see, to take along, to have removed. */
export class YourData extends Component<DataProps> {
  private readonly seen: Signal<VisitorExport | null> = signal(null)
  private readonly busy = signal(false)
  private readonly asking = signal(false)
  private readonly told = signal<YouKey | null>(null)
  private root: HTMLElement | null = null

  /** One act at a time; what became of it is said and shown. */
  private async run(act: () => Promise<YouKey | null>): Promise<void> {
    const { app, say } = this.props
    if (this.busy.peek() || app.offline.peek()) return
    this.busy.value = true
    this.told.value = null
    const told = await act()
    this.busy.value = false
    this.told.value = told
    if (told) app.announce(say(told))
  }

  private async fetch(): Promise<VisitorExport | null> {
    const answer = await this.props.app.client.exportData()
    return answer.ok ? answer.export : null
  }

  private readonly show = () =>
    this.run(async () => {
      const found = await this.fetch()
      this.seen.value = found
      return found ? (kindsOf(found).length > 0 ? null : 'you.none') : 'you.failed'
    })

  private readonly save = () =>
    this.run(async () => {
      const found = this.seen.peek() ?? (await this.fetch())
      if (!found) return 'you.failed'
      const day = new Date(this.props.app.clock.now()).toISOString().slice(0, 10)
      this.props.tools.saveFile(`${found.site} ${day}.json`, 'application/json', `${JSON.stringify(found, null, 2)}\n`)
      return null
    })

  private readonly erase = () => {
    this.asking.value = false
    this.root?.focus()
    void this.run(async () => {
      const { app } = this.props
      const answer = await app.client.erase()
      if (!answer.ok) return 'you.failed'
      this.seen.value = null
      app.memory.clear()
      app.chats.clear()
      app.way.value = [{ at: 'you' }]
      return 'you.erased'
    })
  }

  private readonly stay = () => {
    this.asking.value = false
    this.root?.querySelector<HTMLElement>('.danger')?.focus()
  }

  override render({ app, say, tools }: DataProps) {
    const offline = app.offline.value
    const told = this.told.value
    const still = offline || this.busy.value
    return (
      <section
        class="part"
        aria-labelledby="db-data"
        tabIndex={-1}
        aria-busy={this.busy.value}
        ref={(root) => {
          this.root = root
        }}
      >
        <h2 id="db-data">{say('you.data')}</h2>
        <p class="sub wrap">{say('you.intro', { site: app.siteName() })}</p>
        {offline && (
          <p class="hint" role="status">
            <Icon name="offline" />
            {say('you.offline')}
          </p>
        )}
        <div class="acts-row">
          <button type="button" class="quiet" aria-disabled={still} onClick={this.show}>
            {say('you.show')}
          </button>
          <button type="button" class="quiet" aria-disabled={still} onClick={this.save}>
            {say('you.save')}
          </button>
        </div>
        {this.busy.value && <p class="empty">{app.t.value('panel.loading')}</p>}
        {told && <p class={told === 'you.failed' ? 'hint failed' : 'hint'}>{say(told)}</p>}
        {this.seen.value && <Kinds app={app} say={say} kinds={kindsOf(this.seen.value)} />}
        <div class="erase">
          <button
            type="button"
            class="quiet danger"
            aria-disabled={still}
            onClick={() => {
              this.asking.value = !still
            }}
          >
            {say('you.erase')}
          </button>
          <p class="sub wrap">{say('you.eraseHint')}</p>
        </div>
        {this.asking.value && (
          <tools.Sure
            words={say('you.eraseSure')}
            keep={say('you.keep')}
            act={say('you.erase')}
            yes={this.erase}
            no={this.stay}
          />
        )}
      </section>
    )
  }
}

/** As many rows as one looks at; the file has all. */
const most = 100

function Kinds({ app, say, kinds }: { app: App; say: Say; kinds: readonly Kind[] }) {
  const time = new Intl.DateTimeFormat(app.locale.value, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <div class="card kinds">
      {kinds.map(({ key, rows }) => (
        <details key={key}>
          <summary class="row">
            <b class="grow">{say(key)}</b>
            <span class="many">{new Intl.NumberFormat(app.locale.value).format(rows.length)}</span>
            <Icon name="go" />
          </summary>
          <ul>
            {rows.slice(0, most).map(({ at, words }) => (
              <li>
                {at !== null && <span class="meta">{time.format(at)}</span>}
                <span dir="auto">{words}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  )
}
