import { signal } from '@preact/signals-core'
import { Component } from 'preact'
import { drafts } from '../drafts/list.ts'
import type { App } from '../panel/app.ts'
import type { Part } from '../panel/parts.ts'
import type { Preferences } from '../tools/preferences.ts'
import { isQuiet, setQuiet } from './edge/quiet.ts'
import { nameOf, reviewed } from './languages.ts'
import { Switch } from './switch.tsx'
import type { Say } from './words.ts'

interface SettingsProps {
  app: App
  say: Say
  tools: Part<'tools'>
}

/** How the shopper wants to be met: kept on this device, at work at once, also offline. */
export class Settings extends Component<SettingsProps> {
  private readonly likes = signal<Preferences>(this.props.tools.readPreferences(this.props.app))
  private readonly quiet = signal(isQuiet(this.props.app.host.options))
  private readonly refused = signal(false)

  private async like(name: keyof Preferences, on: boolean): Promise<void> {
    const { app, say, tools } = this.props
    if (on && name === 'notice' && !(await tools.askForNotices())) {
      this.refused.value = true
      return app.announce(say('you.refused'))
    }
    if (on && name === 'sound') tools.ring()
    tools.setPreference(app, name, on)
    this.likes.value = tools.readPreferences(app)
  }

  private greet(on: boolean): void {
    const { options } = this.props.app.host
    setQuiet(options, !on)
    this.quiet.value = isQuiet(options)
  }

  override render({ app, say, tools }: SettingsProps) {
    const likes = this.likes.value
    const mail = app.config.value?.mail && app.part('mail')
    return (
      <section class="part" aria-labelledby="db-likes">
        <h2 id="db-likes">{say('you.settings')}</h2>
        <div class="card">
          {app.host.options.greetings !== 'off' && (
            <Switch label={say('you.greetings')} on={!this.quiet.value} turn={(on) => this.greet(on)} />
          )}
          <Switch label={say('you.sound')} on={likes.sound} turn={(on) => void this.like('sound', on)} />
          {tools.hasNotices() && (
            <Switch
              label={say('you.notice')}
              below={this.refused.value ? say('you.refused') : ''}
              on={likes.notice}
              turn={(on) => void this.like('notice', on)}
            />
          )}
          <Switch label={say('you.tab')} on={likes.title} turn={(on) => void this.like('title', on)} />
          {mail && <mail.Choice app={app} Switch={Switch} />}
          <Languages app={app} say={say} />
        </div>
      </section>
    )
  }
}

function Languages({ app, say }: { app: App; say: Say }) {
  const chosen = String(app.memory.get('like:language') ?? '')
  const options = (tags: readonly string[]) =>
    tags.map((tag) => (
      <option value={tag} lang={tag} selected={tag === chosen}>
        {nameOf(tag)}
      </option>
    ))
  return (
    <label class="row like">
      <b class="grow">{say('you.language')}</b>
      <select
        onChange={(event) => {
          app.memory.set('like:language', event.currentTarget.value || null)
          void app.turn()
        }}
      >
        <option value="" selected={chosen === ''}>
          {say('you.pageLanguage')}
        </option>
        {options(reviewed)}
        <optgroup label={say('you.drafts')}>{options(drafts)}</optgroup>
      </select>
    </label>
  )
}
