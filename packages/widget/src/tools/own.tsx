import type { Line } from '@deskbell/client'
import { signal } from '@preact/signals-core'
import { Component } from 'preact'
import { Sign } from '../bodies/sign.tsx'
import type { Chat } from '../chat/chat.ts'
import { longest } from '../chat/composer.tsx'
import { wordsOf } from '../chat/timeline.ts'
import type { App } from '../panel/app.ts'

interface OwnProps {
  app: App
  chat: Chat
  line: Line
}

/** What one may still do with own words: change them, take them back; before they left, put them back to be written anew. */
export class Own extends Component<OwnProps> {
  private readonly open = signal(false)
  private readonly editing = signal<string | null>(null)
  private root: HTMLElement | null = null

  /** The button goes away with the focus in it. */
  private leave(): void {
    const log = this.root?.closest<HTMLElement>('.log')
    this.open.value = false
    this.editing.value = null
    log?.focus()
  }

  private readonly takeBack = () => {
    const { chat, line } = this.props
    if (line.id) chat.thread.act('message:remove', { entry: line.id })
    else if (line.cid) chat.thread.withdraw(line.cid)
    this.leave()
  }

  /** Not sent yet: the words go back to where one writes. */
  private readonly rewrite = () => {
    const { chat, line } = this.props
    if (line.id) {
      this.editing.value = wordsOf(line)
      return
    }
    if (!line.cid || !chat.thread.withdraw(line.cid)) return
    const screen = this.root?.closest('.screen')
    chat.write([wordsOf(line), chat.draft.peek()].filter(Boolean).join('\n'))
    screen?.querySelector<HTMLElement>('.compose textarea')?.focus()
  }

  private readonly save = (event: Event) => {
    event.preventDefault()
    const { chat, line } = this.props
    const text = this.editing.peek()?.trim() ?? ''
    if (!line.id || text === '' || text.length > longest) return
    if (text !== wordsOf(line)) chat.thread.act('message:edit', { entry: line.id, text })
    this.leave()
  }

  override render({ app, chat, line }: OwnProps) {
    const t = app.t.value
    const here = line.state === 'waiting' || line.state === 'failed'
    const words = line.body.kind === 'text'
    const changing = words && (here || chat.thread.status.value !== 'solved')
    if (!/^(text|file)$/.test(line.body.kind)) return null
    if (line.state === 'waiting' && !app.offline.value && words) return null
    const text = this.editing.value
    return (
      <div
        class={here || this.open.value ? 'own open' : 'own'}
        ref={(root) => {
          this.root = root
        }}
      >
        {text !== null ? (
          <form class="edit" onSubmit={this.save}>
            <textarea
              rows={2}
              dir="auto"
              aria-label={t('own.edit')}
              value={text}
              ref={(field) => {
                if (text === wordsOf(line)) field?.focus()
              }}
              onInput={(event) => {
                this.editing.value = event.currentTarget.value
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return
                event.preventDefault()
                this.leave()
              }}
            />
            <button type="button" class="quiet" onClick={() => this.leave()}>
              {t('own.cancel')}
            </button>
            <button type="submit" class="quiet">
              {t('own.save')}
            </button>
          </form>
        ) : here || this.open.value ? (
          <span class="acts">
            {line.state === 'failed' && line.body.kind === 'file' && (
              <span class="meta failed">{t(line.error === 'rate_limited' ? 'file.enough' : 'file.refused')}</span>
            )}
            {changing && (
              <button type="button" class="quiet" onClick={this.rewrite}>
                {t('own.edit')}
              </button>
            )}
            <button type="button" class="quiet" onClick={this.takeBack}>
              {t(here && line.state === 'waiting' ? 'own.cancel' : 'own.remove')}
            </button>
          </span>
        ) : (
          <button
            type="button"
            class="icon-btn"
            aria-label={t('own.label')}
            aria-expanded={false}
            onClick={() => {
              this.open.value = true
              requestAnimationFrame(() => this.root?.querySelector('button')?.focus())
            }}
          >
            <Sign name="more" />
          </button>
        )}
      </div>
    )
  }
}
