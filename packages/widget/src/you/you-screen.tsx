import { effect, type Signal, signal } from '@preact/signals-core'
import { Component } from 'preact'
import type { App } from '../panel/app.ts'
import { Bar } from '../panel/bar.tsx'
import { Settings } from './settings.tsx'
import { loadWords, type Say, sayEnglish } from './words.ts'
import { YourData } from './your-data.tsx'

/** What the shopper likes, and what is kept of her. */
export class YouScreen extends Component<{ app: App }> {
  private readonly say: Signal<Say | null> = signal(null)
  private stop = () => {}

  override componentDidMount(): void {
    const { app } = this.props
    this.stop = effect(() => {
      const speech = app.speech.value
      void loadWords(app).then((say) => {
        if (speech === app.speech.peek()) this.say.value = say
      })
    })
  }

  override componentWillUnmount(): void {
    this.stop()
  }

  override render({ app }: { app: App }) {
    const tools = app.part('tools')
    const say = this.say.value ?? (/^en\b/.test(app.speech.value.locale) ? sayEnglish(app) : null)
    return (
      <>
        <Bar app={app} back>
          <h1 class="grow" tabIndex={-1} data-focus="">
            {app.t.value('you.title')}
          </h1>
        </Bar>
        <div class="page you">
          {tools && say ? (
            <>
              <Settings app={app} say={say} tools={tools} />
              <YourData app={app} say={say} tools={tools} />
            </>
          ) : (
            <p class="empty" role="status">
              {app.t.value('panel.loading')}
            </p>
          )}
        </div>
      </>
    )
  }
}
