import type { GivenAnswer, Survey } from '@deskbell/protocol'
import { keptAnswers } from '@deskbell/surveys'
import { Component } from 'preact'
import type { App } from '../panel/app.ts'
import { QuestionField } from './question-field.tsx'
import { isGiven, reachedQuestions } from './reached.ts'

interface CardProps {
  app: App
  survey: Survey
  onDone(outcome: 'answered' | 'skipped', answers: GivenAnswer[]): void
}

/** A survey inside the thread: one question, its follow-up by the score; skipping is as easy as sending. */
export class SurveyCard extends Component<CardProps, { answers: GivenAnswer[] }> {
  override state: { answers: GivenAnswer[] } = { answers: [] }

  private readonly give = (answer: GivenAnswer) => {
    const others = this.state.answers.filter((each) => each.question !== answer.question)
    this.setState({ answers: keptAnswers(this.props.survey, [...others, answer]) })
  }

  private readonly submit = (event: Event) => {
    event.preventDefault()
    const given = this.state.answers.filter(isGiven)
    if (given.length > 0) this.finish(event, 'answered', given)
  }

  /** The card goes away with the focus in it; the conversation takes it over. */
  private finish(event: Event, outcome: 'answered' | 'skipped', answers: GivenAnswer[]): void {
    const log = (event.currentTarget as HTMLElement).closest<HTMLElement>('.log')
    this.props.onDone(outcome, answers)
    log?.focus()
  }

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
          <button type="button" class="text-btn" onClick={(event) => this.finish(event, 'skipped', [])}>
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
