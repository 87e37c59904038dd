import type { FormAnswer, FormField, FormId, SiteForms } from '@deskbell/protocol'
import { effect, signal } from '@preact/signals-core'
import { Component, type ComponentChildren } from 'preact'
import type { Chat } from '../chat/chat.ts'
import type { App } from '../panel/app.ts'
import { FormCard } from './form-card.tsx'
import { gateOf, letPass } from './gate.ts'
import { known, remember, unanswered } from './known.ts'

interface FormsProps {
  app: App
  chat: Chat
  forms: SiteForms
  children?: ComponentChildren
}

/** Above the composer, or in its place: what the site asks for before a conversation, and when nobody is there. */
export class Forms extends Component<FormsProps> {
  /** Who waits has waited as long as the owner lets people wait. */
  private readonly late = signal(false)
  private readonly waved = signal<FormId | null>(null)
  private stop = () => {}

  override componentDidMount(): void {
    const { app, chat, forms } = this.props
    this.stop = effect(() => {
      const waits = chat.thread.status.value === 'waiting'
      // The team's own limit, as the server tells it, comes before the form's.
      const ms = app.client.availability.value?.formAfterMs ?? (forms.away?.afterSeconds ?? 0) * 1000
      if (waits && ms > 0) {
        return app.clock.after(ms, () => {
          this.late.value = true
        })
      }
      this.late.value = false
      return undefined
    })
  }

  override componentWillUnmount(): void {
    this.stop()
  }

  private submit(form: FormId, fields: readonly FormField[], answers: FormAnswer[], consent: string | null): void {
    const { app, chat } = this.props
    remember(app, fields, answers, consent)
    chat.thread.act('form:submit', { form, answers, consent })
    app.client.connect()
    const { emit } = app.host
    const conversationId = chat.thread.id
    emit('form:submitted', { conversationId, form, answers })
    emit(form === 'away' ? 'offline:submitted' : 'prechat:submitted', { conversationId, answers })
    if (form === 'away') app.announce(app.t.peek()('away.sent'))
    letPass(chat)
  }

  private readonly wave = (form: FormId) => () => {
    this.waved.value = form
  }

  override render({ app, chat, forms, children }: FormsProps) {
    const gate = gateOf(app, forms, chat)
    if (gate) {
      const { consent, fields } = gate
      return (
        <FormCard
          key="gate"
          app={app}
          id="before"
          title={forms.before?.title}
          intro={forms.before?.intro}
          fields={fields}
          consent={consent}
          send={app.t.value(consent ? 'form.agree' : 'form.start')}
          onSend={(answers) => this.submit('before', fields, answers, consent?.version ?? null)}
        />
      )
    }
    return (
      <>
        {this.away() ?? this.meanwhile()}
        {children}
      </>
    )
  }

  private sent(form: FormId): boolean {
    const { lines } = this.props.chat.thread
    const since = lines.value.findLastIndex(({ body }) => body.kind === 'handoff' || body.kind === 'reopened')
    return lines.value.some(({ body }, index) => index > since && body.kind === 'form' && body.form === form)
  }

  /** Nobody is there, or it takes too long: a message may be left. */
  private away() {
    const { app, chat, forms } = this.props
    const there = app.client.availability.value
    const nobody = there !== null && (there.online === 0 || !there.open)
    const fresh = chat.thread.lines.value.length === 0 && !app.config.value?.assistant
    const wanted = chat.thread.status.value === 'waiting' || fresh
    if (!forms.away || !wanted || !(nobody || this.late.value) || this.sent('away') || this.waved.value === 'away')
      return null
    const t = app.t.value
    const fields = unanswered(forms.away.fields, known(app))
    const presence = app.part('presence')
    const back =
      nobody && there.opensAt && presence
        ? t('away.back', { time: presence.whenText(app.locale.value, there.opensAt, app.clock.now()) })
        : ''
    return (
      <FormCard
        key="away"
        app={app}
        id="away"
        title={forms.away.title ?? t(nobody ? 'away.title' : 'away.late')}
        intro={[back, forms.away.intro ? app.say(forms.away.intro) : t('away.intro')].filter(Boolean).join(' ')}
        fields={fields}
        send={t('survey.send')}
        skip={t('away.wait')}
        onSkip={this.wave('away')}
        onSend={(answers) => this.submit('away', fields, answers, null)}
      />
    )
  }

  /** Asked while a person is being fetched; nothing stands before the person. */
  private meanwhile() {
    const { app, chat, forms } = this.props
    if (forms.before?.at !== 'person' || chat.thread.status.value !== 'waiting') return null
    if (this.sent('before') || this.waved.value) return null
    const fields = unanswered(forms.before.fields, known(app))
    if (fields.length === 0) return null
    return (
      <FormCard
        key="meanwhile"
        app={app}
        id="before"
        title={forms.before.title ?? app.t.value('form.meanwhile')}
        intro={forms.before.intro}
        fields={fields}
        send={app.t.value('survey.send')}
        skip={app.t.value('survey.skip')}
        onSkip={this.wave('before')}
        onSend={(answers) => this.submit('before', fields, answers, null)}
      />
    )
  }
}
