import { signal } from '@preact/signals-core'
import { Component } from 'preact'
import { MessageText } from '../chat/message-text.tsx'
import type { BodyProps } from './body.tsx'
import { copyText } from './edge/copy-text.ts'

/** A code with its gift: copied with one tap, selectable by hand where the browser forbids that. */
export class Coupon extends Component<BodyProps<'coupon'>> {
  private readonly copied = signal(false)
  private field: HTMLElement | null = null

  private readonly copy = async () => {
    const { app, body } = this.props
    if (!(await copyText(body.code, this.field))) return
    this.copied.value = true
    app.announce(app.t.peek()('coupon.copied'))
    app.host.emit('coupon:copied', { code: body.code })
    app.clock.after(2500, () => {
      this.copied.value = false
    })
  }

  override render({ app, body: { code, text, until } }: BodyProps<'coupon'>) {
    const t = app.t.value
    const over = until !== undefined && until < app.clock.now()
    const date = until !== undefined && new Intl.DateTimeFormat(app.locale.value, { dateStyle: 'medium' }).format(until)
    return (
      <div class="item coupon" dir="auto">
        <MessageText app={app} text={text} own={false} />
        <div class="code-row">
          <code
            ref={(field) => {
              this.field = field
            }}
            class={over ? 'over' : ''}
          >
            {code}
          </code>
          <button type="button" class="quiet" onClick={this.copy} disabled={over}>
            {t(this.copied.value ? 'coupon.copied' : 'coupon.copy')}
          </button>
        </div>
        {date && <p class="sub">{t(over ? 'coupon.over' : 'coupon.until', { date })}</p>}
      </div>
    )
  }
}
