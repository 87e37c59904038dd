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
  private readonly survey = this.props.line.body.kind === 'survey' ? this.props.line.body.survey : null

  /** The request that still waits for an answer, if any. */
  private readonly waiting = (): string | null => {
    const { chat, line } = this.props
    return this.survey && line.id && !chat.thread.answered.peek().has(line.id) ? line.id : null
  }

  override componentDidMount(): void {
    const { app, chat } = this.props
    if (this.waiting()) beginAsked(app, this.survey!, chat.thread.id)
  }

  private readonly done = (outcome: 'answered' | 'skipped', answers: GivenAnswer[]) => {
    const { app, chat } = this.props
    const request = this.waiting()
    if (!request) return
    chat.thread.answerSurvey(this.survey!, request, outcome, answers)
    endAsked(app, this.survey!, chat.thread.id, outcome, answers)
  }

  override render({ app, chat, line }: SlotProps) {
    const survey = app.config.value?.surveys.find((each) => each.id === this.survey)
    if (!survey || !line.id) return null
    if (chat.thread.answered.value.has(line.id)) return <li class="note">{thanksOf(app, survey)}</li>
    return (
      <li class="survey-slot">
        <SurveyCard app={app} survey={survey} onDone={this.done} />
      </li>
    )
  }
}
