import type { MailChoice } from '@deskbell/protocol'
import { signal } from '@preact/signals-core'
import { Component } from 'preact'
import type { App } from '../panel/app.ts'
import type { SwitchView } from '../you/switch.tsx'
import { sayIn } from './words.ts'

interface ChoiceProps {
  app: App
  Switch: SwitchView
}

/** Among the settings, where the shopper left an address: whether answers go there when she is away. */
export class Choice extends Component<ChoiceProps> {
  private readonly choice = signal<MailChoice | null>(null)
  private readonly failed = signal(false)

  override componentDidMount(): void {
    void this.props.app.client.ask('mail:read', {}).then((answer) => {
      if (answer?.ok) this.choice.value = answer
    })
  }

  private async turn(wanted: boolean): Promise<void> {
    const { app } = this.props
    const answer = await app.client.ask('mail:set', { wanted })
    this.failed.value = !answer?.ok
    if (answer?.ok) this.choice.value = answer
    else app.announce(sayIn(app)('mail.failed'))
  }

  override render({ app, Switch }: ChoiceProps) {
    const choice = this.choice.value
    const say = sayIn(app)
    if (!choice?.email) return null
    return (
      <Switch
        label={say('mail.replies')}
        below={this.failed.value ? say('mail.failed') : choice.email}
        on={choice.wanted}
        turn={(on) => void this.turn(on)}
      />
    )
  }
}
