import type { MailChoice } from '@deskbell/protocol'
import { signal } from '@preact/signals-core'
import { Component } from 'preact'
import type { Chat } from '../chat/chat.ts'
import { newId } from '../chat/edge/open-client.ts'
import type { App } from '../panel/app.ts'
import { type MailKey, sayIn } from './words.ts'

interface DialogProps {
  app: App
  chat: Chat
  close(): void
}

const looksRight = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** Asks where to, sends what was said there, and says what became of it. */
export class TranscriptDialog extends Component<DialogProps> {
  private readonly choice = signal<MailChoice | null>(null)
  private readonly email = signal('')
  private readonly busy = signal(true)
  private readonly told = signal<MailKey | 'form.email' | null>(null)
  private readonly done = signal(false)
  private dialog: HTMLDialogElement | null = null

  override componentDidMount(): void {
    this.dialog?.showModal()
    void this.read()
  }

  private tell(what: MailKey | 'form.email'): void {
    const { app } = this.props
    this.told.value = what
    this.busy.value = false
    app.announce(this.text(what))
  }

  private text(what: MailKey | 'form.email'): string {
    const { app } = this.props
    return what === 'form.email' ? app.t.peek()(what) : sayIn(app)(what, { email: this.email.peek() })
  }

  private async read(): Promise<void> {
    const answer = await this.props.app.client.ask('mail:read', {})
    this.busy.value = false
    if (!answer?.ok) return
    this.choice.value = answer
    this.email.value ||= answer.email ?? ''
  }

  private readonly send = async (event: Event) => {
    event.preventDefault()
    const { app, chat } = this.props
    const { client } = app
    const email = this.email.peek().trim()
    if (this.busy.peek() || app.offline.peek()) return
    if (!looksRight.test(email)) return this.tell('form.email')
    this.busy.value = true
    this.told.value = null
    const { wanted = true, email: before = null } = this.choice.peek() ?? {}
    const kept = email === before || (await client.ask('mail:set', { wanted, email }))?.ok
    const cid = newId()
    const answer = kept ? await client.ask('transcript:mail', { cid, conversation: chat.thread.id }) : null
    if (answer?.ok) {
      this.done.value = true
      return this.tell(answer.confirm ? 'mail.confirm' : 'mail.sent')
    }
    const why = { forbidden: 'mail.stopped', rate_limited: 'mail.often' } as const
    return this.tell(why[answer?.error.code as keyof typeof why] ?? 'mail.failed')
  }

  override render({ app, close }: DialogProps) {
    const t = app.t.value
    const say = sayIn(app)
    const told = this.told.value
    const offline = app.offline.value
    const done = this.done.value
    const proven = this.choice.value?.proven
    const email = this.email.value
    return (
      <dialog
        class="ask mail"
        aria-labelledby="db-mail"
        ref={(dialog) => {
          this.dialog = dialog
        }}
        onClose={close}
        onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
      >
        <form noValidate onSubmit={this.send} aria-busy={this.busy.value}>
          <h2 id="db-mail">{say('mail.item')}</h2>
          {!done &&
            (proven ? (
              <p>
                <bdi>{email}</bdi>
              </p>
            ) : (
              <label>
                {say('mail.label')}
                <input
                  type="email"
                  dir="ltr"
                  autocomplete="email"
                  value={email}
                  aria-invalid={told === 'form.email'}
                  aria-describedby="db-mail-told"
                  onInput={(event) => {
                    this.email.value = event.currentTarget.value
                  }}
                />
              </label>
            ))}
          <p id="db-mail-told" class="sub wrap">
            {offline ? t('panel.offline') : told ? this.text(told) : this.busy.value ? t('panel.loading') : ''}
          </p>
          <div class="ends-row">
            <button type="button" class="quiet" onClick={() => this.dialog?.close()}>
              {t(done ? 'panel.close' : 'own.cancel')}
            </button>
            {!done && (
              <button type="submit" class="primary" aria-disabled={offline || this.busy.value}>
                {t('survey.send')}
              </button>
            )}
          </div>
        </form>
      </dialog>
    )
  }
}
