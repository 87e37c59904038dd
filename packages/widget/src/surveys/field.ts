import type { GivenAnswer, Question } from '@deskbell/protocol'
import type { App } from '../panel/app.ts'

/** What the view of a question gets; narrowed to the kinds that it draws. */
export interface FieldProps<Kind extends Question['kind'] = Question['kind']> {
  app: App
  question: Extract<Question, { kind: Kind }>
  answer: GivenAnswer | undefined
  onAnswer(answer: GivenAnswer): void
}
