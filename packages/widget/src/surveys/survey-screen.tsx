import type { GivenAnswer, Survey } from '@deskbell/protocol'
import { talkMs } from '@deskbell/surveys'
import { Component } from 'preact'
import type { App } from '../panel/app.ts'
import { Bar } from '../panel/bar.tsx'
import { beginAsked, endAsked, givenBy, restsFor, thanksOf } from './asked.ts'
import { SurveyCard } from './survey-card.tsx'

interface ScreenProps {
  app: App
  /** The survey's, and after a slash what its first question was answered on the way here. */
  id: string
}

/** A survey outside of any conversation, as a page of its own. */
export function SurveyScreen({ app, id }: ScreenProps) {
  const [name, answer] = id.split('/')
  const survey = app.config.value?.surveys.find((one) => one.id === name)
  return (
    <>
      <Bar app={app} back>
        <h1 class="grow" tabIndex={-1}>
          {app.siteName()}
        </h1>
      </Bar>
      <div class="page log" tabIndex={-1}>
        {survey && <Asked app={app} survey={survey} first={givenBy(survey, answer)} />}
      </div>
    </>
  )
}

interface AskedProps {
  app: App
  survey: Survey
  first: GivenAnswer[]
}

/** Its questions, and thanks once they were answered. */
class Asked extends Component<AskedProps, { done: boolean }> {
  /** Nobody is asked in the middle of a conversation: that is shown instead. */
  private readonly talks = this.props.app.chats.list
    .peek()
    .some(({ status, updatedAt }) => this.props.app.clock.now() - updatedAt < talkMs(status))
  private readonly rest = restsFor(this.props.app, this.props.survey)
  /** Who has answered it on this device is thanked again, and not asked twice. */
  override state = { done: this.rest === 'answered' }
  private finished = false

  override componentDidMount(): void {
    const { app, survey } = this.props
    if (this.talks) app.openChat('current')
    else if (!this.rest) beginAsked(app, survey.id, null)
    else if (!this.state.done) app.go({ at: 'home' })
  }

  private readonly finish = (outcome: 'answered' | 'skipped', answers: GivenAnswer[]) => {
    const { app } = this.props
    const survey = this.props.survey.id
    if (this.finished) return
    // At once: what closes the panel asks the card, too.
    this.finished = true
    this.setState({ done: true })
    app.client.answerSurvey({ survey, outcome, answers })
    endAsked(app, survey, null, outcome, answers)
    if (outcome === 'skipped') app.close()
  }

  override render({ app, survey, first }: AskedProps, { done }: { done: boolean }) {
    if (done) return <p class="note">{thanksOf(app, survey)}</p>
    return this.talks || this.rest ? null : <SurveyCard app={app} survey={survey} first={first} onDone={this.finish} />
  }
}
