import type { GivenAnswer, Survey } from '@deskbell/protocol'
import { isGiven, keptAnswers } from '@deskbell/surveys'
import { effect, untracked } from '@preact/signals-core'
import { Component } from 'preact'
import type { App } from '../panel/app.ts'
import { QuestionField } from './question-field.tsx'
import { reachedQuestions } from './reached.ts'

interface CardProps {
  app: App
  survey: Survey
  /** What was answered before the card came. */
  first?: GivenAnswer[]
  onDone(outcome: 'answered' | 'skipped', answers: GivenAnswer[]): void
}

/**
 * A survey inside the thread: one question, its follow-up by the score; skipping is as easy as sending. What was chosen
 * before the panel is closed or the conversation is left counts; skipping takes it back.
 */
export class SurveyCard extends Component<CardProps, { answers: GivenAnswer[] }> {
  override state: { answers: GivenAnswer[] } = { answers: this.props.first ?? [] }
  private unwatch = () => {}

  override componentDidMount(): void {
    const { open, route } = this.props.app
    const here = JSON.stringify(route.peek())
    this.unwatch = effect(() => {
      if (!open.value || JSON.stringify(route.value) !== here) untracked(() => this.send())
    })
  }

  override componentWillUnmount(): void {
    this.unwatch()
  }

  private readonly give = (answer: GivenAnswer) => {
    const others = this.state.answers.filter((each) => each.question !== answer.question)
    this.setState({ answers: keptAnswers(this.props.survey, [...others, answer]) })
  }

  private send(): void {
    const given = this.state.answers.filter(isGiven)
    if (given[0]) this.props.onDone('answered', given)
  }

  /** The card goes away with the focus in it; the conversation takes it over. */
  private leave(event: Event, end: () => void): void {
    const log = (event.currentTarget as HTMLElement).closest<HTMLElement>('.log')
    end()
    log?.focus()
  }

  private readonly submit = (event: Event) => {
    event.preventDefault()
    if (this.state.answers.some(isGiven)) this.leave(event, () => this.send())
  }

  private readonly skip = (event: Event) => this.leave(event, () => this.props.onDone('skipped', []))

  override render({ app, survey }: CardProps) {
    const t = app.t.value
    const { answers } = this.state
    return (
      <form class="survey" onSubmit={this.submit}>
        {reachedQuestions(survey, answers).map((question) => (
          <QuestionField
            key={question.id}
            app={app}
            question={question}
            answer={answers.find((each) => each.question === question.id)}
            onAnswer={this.give}
          />
        ))}
        <div class="ends-row">
          <button type="button" class="text-btn" onClick={this.skip}>
            {t('survey.skip')}
          </button>
          <button type="submit" class="primary" aria-disabled={!answers.some(isGiven)}>
            {t('survey.send')}
          </button>
        </div>
      </form>
    )
  }
}
