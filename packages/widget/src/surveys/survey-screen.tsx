import type { GivenAnswer } from '@deskbell/protocol'
import { talkMs } from '@deskbell/surveys'
import { Component } from 'preact'
import type { App } from '../panel/app.ts'
import { Bar } from '../panel/bar.tsx'
import { givenBy, noteAsked, wasAnswered } from './asked.ts'
import { SurveyCard } from './survey-card.tsx'

interface ScreenProps {
  app: App
  /** The survey's, and after a slash what its first question was answered on the way here. */
  id: string
}

/** A survey outside of any conversation, as a page of its own. */
export class SurveyScreen extends Component<ScreenProps, { done: boolean }> {
  private readonly survey = this.props.id.split('/')[0] ?? ''
  /** Who has answered it on this device is thanked again, and not asked twice. */
  override state = { done: wasAnswered(this.props.app, this.survey) }
  /** Nobody is asked in the middle of a conversation: that is shown instead. */
  private readonly talks = this.props.app.chats.list
    .peek()
    .some(({ status, updatedAt }) => this.props.app.clock.now() - updatedAt < talkMs(status))
  private finished = false

  override componentDidMount(): void {
    const { app } = this.props
    if (this.talks) app.openChat('current')
    if (this.talks || this.state.done) return
    noteAsked(app, this.survey, null)
    app.host.emit('survey:shown', { survey: this.survey, conversationId: null })
  }

  private readonly finish = (outcome: 'answered' | 'skipped', answers: GivenAnswer[]) => {
    const { app } = this.props
    const { survey } = this
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

  override render({ app, id }: ScreenProps, { done }: { done: boolean }) {
    const survey = app.config.value?.surveys.find((one) => one.id === this.survey)
    const [, answer] = id.split('/')
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
          {survey && !done && !this.talks && (
            <SurveyCard app={app} survey={survey} first={givenBy(survey, answer)} onDone={this.finish} />
          )}
        </div>
      </>
    )
  }
}
