import type { Line } from '@deskbell/client'
import type { GivenAnswer } from '@deskbell/protocol'
import { Component } from 'preact'
import type { Chat } from '../chat/chat.ts'
import type { App } from '../panel/app.ts'
import { beginAsked, endAsked, thanksOf } from './asked.ts'
import { SurveyCard } from './survey-card.tsx'

interface SlotProps {
  app: App
  chat: Chat
  line: Line
}

/** Where a survey was asked for: the card, and thanks once it was answered. */
export class SurveySlot extends Component<SlotProps> {
  override componentDidMount(): void {
    const { app, chat, line } = this.props
    if (line.body.kind !== 'survey' || chat.thread.answered.peek().has(line.id ?? '')) return
    beginAsked(app, line.body.survey, chat.thread.id)
  }

  private readonly done = (outcome: 'answered' | 'skipped', answers: GivenAnswer[]) => {
    const { app, chat, line } = this.props
    if (line.body.kind !== 'survey' || !line.id || chat.thread.answered.peek().has(line.id)) return
    const { survey } = line.body
    chat.thread.answerSurvey(survey, line.id, outcome, answers)
    endAsked(app, survey, chat.thread.id, outcome, answers)
  }

  override render({ app, chat, line }: SlotProps) {
    if (line.body.kind !== 'survey') return null
    const { survey: id } = line.body
    const survey = app.config.value?.surveys.find((each) => each.id === id)
    if (!survey || !line.id) return null
    if (chat.thread.answered.value.has(line.id)) {
      return <li class="note">{thanksOf(app, survey)}</li>
    }
    return (
      <li class="survey-slot">
        <SurveyCard app={app} survey={survey} onDone={this.done} />
      </li>
    )
  }
}
