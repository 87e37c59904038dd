import {
  type FormAnswer,
  type FormFault,
  type FormField,
  formFault,
  type LocalText,
  type SiteForms,
  safeHref,
} from '@deskbell/protocol'
import { Component } from 'preact'
import { MessageText } from '../chat/message-text.tsx'
import type { App } from '../panel/app.ts'
import { OutsideLink } from '../panel/outside-link.tsx'
import { Field } from './field.tsx'

interface CardProps {
  app: App
  id: 'before' | 'away'
  title?: LocalText | undefined
  intro?: LocalText | undefined
  fields: readonly FormField[]
  consent?: SiteForms['consent']
  send: string
  skip?: string
  onSend(answers: FormAnswer[]): void
  onSkip?(): void
}
interface CardState {
  values: Record<string, string>
  /** Wrong answers are told from the first try on. */
  tried: boolean
}

/** A form above the composer. What is typed survives a reload of the page; wrong fields are named where they stand. */
export class FormCard extends Component<CardProps, CardState> {
  private element: HTMLFormElement | null = null
  private readonly key = `form:${this.props.id}`
  override state: CardState = {
    values: (this.props.app.memory.get(this.key) ?? {}) as Record<string, string>,
    tried: false,
  }

  private fault(field: FormField): FormFault | null {
    return formFault(field, this.state.values[field.id] ?? '')
  }

  private readonly write = (id: string, value: string) => {
    // A browser that fills in several fields does so before the next drawing.
    this.setState((before) => {
      const values = { ...before.values, [id]: value }
      this.props.app.memory.set(this.key, values)
      return { values }
    })
  }

  private readonly submit = (event: Event) => {
    event.preventDefault()
    const { app, fields, onSend } = this.props
    if (fields.some((field) => this.fault(field))) {
      this.setState({ tried: true }, () => this.element?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    const { values } = this.state
    app.memory.set(this.key, null)
    // The form goes away with the focus in it; the conversation takes it over.
    const screen = this.element?.closest<HTMLElement>('.screen')
    onSend(fields.flatMap(({ id }) => (values[id]?.trim() ? [{ field: id, value: values[id].trim() }] : [])))
    requestAnimationFrame(() => screen?.querySelector<HTMLElement>('.compose textarea, .log')?.focus())
  }

  override render({ app, title, intro, fields, consent, send, skip, onSkip }: CardProps, { values, tried }: CardState) {
    return (
      <form
        class="form"
        noValidate
        onSubmit={this.submit}
        ref={(element) => {
          this.element = element
        }}
      >
        {title && <h2>{app.say(title)}</h2>}
        {intro && <MessageText app={app} text={app.say(intro)} own={false} />}
        {fields.map((field) => (
          <Field
            key={field.id}
            app={app}
            field={field}
            value={values[field.id] ?? ''}
            fault={tried ? this.fault(field) : null}
            onValue={(value) => this.write(field.id, value)}
          />
        ))}
        {consent && <Consent app={app} consent={consent} />}
        <div class="ends-row">
          {skip && (
            <button type="button" class="quiet" onClick={onSkip}>
              {skip}
            </button>
          )}
          <button type="submit" class="primary">
            {send}
          </button>
        </div>
      </form>
    )
  }
}

function Consent({ app, consent: { text, link } }: { app: App; consent: NonNullable<SiteForms['consent']> }) {
  const href = link && safeHref(link.url, location.href)
  return (
    <p class="consent">
      {app.say(text)} {href && <OutsideLink href={href}>{app.say(link.label)}</OutsideLink>}
    </p>
  )
}
