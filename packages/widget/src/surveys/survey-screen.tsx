import type { GivenAnswer } from '@deskbell/protocol'
import { Component } from 'preact'
import type { App } from '../panel/app.ts'
import { Bar } from '../panel/bar.tsx'
import { givenBy, noteAsked } from './asked.ts'
import { SurveyCard } from './survey-card.tsx'

interface ScreenProps {
  app: App
  id: string
  /** Given to the first question on the way here. */
  answer?: string | undefined
}

/** A survey outside of any conversation, as a page of its own. */
export class SurveyScreen extends Component<ScreenProps, { done: boolean }> {
  override state = { done: false }
  private finished = false

  override componentDidMount(): void {
    const { app, id } = this.props
    noteAsked(app, id, null)
    app.host.emit('survey:shown', { survey: id, conversationId: null })
  }

  private readonly finish = (outcome: 'answered' | 'skipped', answers: GivenAnswer[]) => {
    const { app, id: survey } = this.props
    if (this.finished) return
    // At once: what closes the panel asks the card, too.
    this.finished = true
    this.setState({ done: true })
    noteAsked(app, survey, outcome)
    app.client.answerSurvey({ survey, outcome, answers })
    const name = outcome === 'answered' ? 'survey:answered' : 'survey:dismissed'
    app.host.emit(name, { survey, conversationId: null, answers })
    if (outcome === 'answered') app.announce(app.t.value('survey.thanks'))
    else app.close()
  }

  override render({ app, id, answer }: ScreenProps, { done }: { done: boolean }) {
    const survey = app.config.value?.surveys.find((one) => one.id === id)
    const thanks = survey?.thanks ? app.say(survey.thanks) : app.t.value('survey.thanks')
    return (
      <>
        <Bar app={app} back>
          <h1 class="grow" tabIndex={-1}>
            {app.siteName()}
          </h1>
        </Bar>
        <div class="page log" tabIndex={-1}>
          {done && <p class="note">{thanks}</p>}
          {survey && !done && (
            <SurveyCard app={app} survey={survey} first={givenBy(survey, answer)} onDone={this.finish} />
          )}
        </div>
      </>
    )
  }
}
