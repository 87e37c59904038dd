import { signal } from '@preact/signals-core'
import { Component } from 'preact'
import { Sign } from '../bodies/sign.tsx'
import type { Chat } from '../chat/chat.ts'
import type { App } from '../panel/app.ts'
import type { MessageKey } from '../panel/translate.ts'
import { directionOf } from '../panel/translate.ts'
import { saveFile } from './edge/save-file.ts'
import { Sure } from './sure.tsx'

interface MenuProps {
  app: App
  chat: Chat
}

/** On its way with the menu, so that it is there offline, too. */
const fetchCode = () => import('./transcript.ts').catch(() => null)
const early = fetchCode()

/** What can be done with a conversation besides writing in it. */
export class Menu extends Component<MenuProps> {
  private readonly open = signal(false)
  private readonly asking = signal(false)
  private root: HTMLElement | null = null

  private readonly items = () => [...(this.root?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])]
  private readonly button = () => this.root?.querySelector<HTMLElement>('.icon-btn')

  private show(on: boolean): void {
    this.open.value = on
    if (on) requestAnimationFrame(() => this.items()[0]?.focus())
    else this.button()?.focus()
  }

  private readonly onKey = (event: KeyboardEvent) => {
    if (!this.open.peek()) return
    const items = this.items()
    const at = items.findIndex((item) => item.matches(':focus'))
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
    if (to !== undefined) items.at(to % items.length)?.focus()
    else if (event.key === 'Escape') this.show(false)
    else if (event.key === 'Tab') this.open.value = false
    if (to === undefined && event.key !== 'Escape') return
    // The panel closes on Escape, too.
    event.preventDefault()
  }

  private readonly onBlur = (event: FocusEvent) => {
    if (!this.root?.contains(event.relatedTarget as Node | null)) this.open.value = false
  }

  private async save(kind: 'text' | 'page'): Promise<void> {
    const { app, chat } = this.props
    const code = (await early) ?? (await fetchCode())
    if (!code) return app.announce(app.t.peek()('panel.failed'))
    const { htmlTranscript, textTranscript } = code
    const lines = chat.thread.lines.peek()
    const name = `${app.siteName() || 'conversation'} ${new Date(app.clock.now()).toISOString().slice(0, 10)}`
    if (kind === 'text') saveFile(`${name}.txt`, 'text/plain;charset=utf-8', textTranscript(app, lines))
    else saveFile(`${name}.html`, 'text/html;charset=utf-8', htmlTranscript(app, lines, directionOf(app.locale.peek())))
    this.show(false)
  }

  private readonly end = () => {
    const { app, chat } = this.props
    this.asking.value = false
    chat.thread.act('conversation:end', {})
    app.client.connect()
    app.host.emit('conversation:ended', { conversationId: chat.thread.id, by: 'visitor' })
    this.root?.closest('.screen')?.querySelector<HTMLElement>('.log')?.focus()
  }

  private readonly stay = () => {
    this.asking.value = false
    this.button()?.focus()
  }

  override render({ app, chat }: MenuProps) {
    const t = app.t.value
    const open = this.open.value
    const begun = chat.thread.lines.value.length > 0
    const mail = begun && app.config.value?.mail && app.part('mail')
    const going = begun && chat.thread.status.value !== 'solved'
    const item = (key: MessageKey, run: () => void, danger = false) => (
      <button type="button" role="menuitem" tabIndex={-1} class={danger ? 'danger' : ''} onClick={run}>
        {t(key)}
      </button>
    )
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: keys and focus of the button and the menu inside
      <div
        class="more"
        ref={(root) => {
          this.root = root
        }}
        onKeyDown={this.onKey}
        onFocusOut={this.onBlur}
      >
        <button
          type="button"
          class="icon-btn"
          aria-label={t('menu.label')}
          aria-haspopup="menu"
          aria-expanded={open}
          onClick={() => this.show(!open)}
        >
          <Sign name="more" />
        </button>
        {open && (
          <div class="menu" role="menu" aria-label={t('menu.label')}>
            {begun && item('menu.text', () => void this.save('text'))}
            {begun && item('menu.page', () => void this.save('page'))}
            {mail && <mail.Item app={app} chat={chat} />}
            {begun && item('chat.again', () => app.openChat('fresh'))}
            {item('you.title', () => app.go({ at: 'you' }))}
            {going &&
              item(
                'menu.end',
                () => {
                  this.asking.value = true
                  this.open.value = false
                },
                true,
              )}
          </div>
        )}
        {this.asking.value && (
          <Sure words={t('menu.endSure')} keep={t('menu.endNo')} act={t('menu.end')} yes={this.end} no={this.stay} />
        )}
      </div>
    )
  }
}
