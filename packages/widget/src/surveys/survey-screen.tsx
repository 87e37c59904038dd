import type { GivenAnswer, Survey } from '@deskbell/protocol'
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

/** Its questions, and thanks once they were answered: also to who answered it before, and is not asked twice. */
class Asked extends Component<AskedProps> {
  private rest = restsFor(this.props.app, this.props.survey)

  override componentDidMount(): void {
    const { app, survey } = this.props
    if (!this.rest) beginAsked(app, survey.id, null)
    if (this.rest === 'talking') app.openChat('current')
    if (this.rest === 'asked') app.go({ at: 'home' })
  }

  private readonly finish = (outcome: 'answered' | 'skipped', answers: GivenAnswer[]) => {
    const { app } = this.props
    const survey = this.props.survey.id
    if (this.rest) return
    // At once: what closes the panel asks the card, too.
    this.rest = 'answered'
    this.forceUpdate()
    app.client.answerSurvey({ survey, outcome, answers })
    endAsked(app, survey, null, outcome, answers)
    if (outcome === 'skipped') app.close()
  }

  override render({ app, survey, first }: AskedProps) {
    if (this.rest === 'answered') return <p class="note">{thanksOf(app, survey)}</p>
    return this.rest ? null : <SurveyCard app={app} survey={survey} first={first} onDone={this.finish} />
  }
}
