import { parseArticle } from '@deskbell/faq/articles'
import { type ContentKind, type ContentProblem, DeskFile, GreetingRules, SiteText, Survey } from '@deskbell/protocol'
import { checkDesk, checkFile, checkGreetings, checkSurvey, type PlacedFault } from '@deskbell/protocol/check'

const none = () => []
const placed = ({ field, reason, line, column }: PlacedFault): ContentProblem => ({ line, column, field, reason })

function articleProblems(id: string, body: string): ContentProblem[] {
  const { problems } = parseArticle({ path: `${id}.md`, text: body })
  return problems.map(({ line, reason }) => ({ line, column: 1, field: '', reason }))
}

/** The id that a survey's file gives must be the one that it is kept under. */
function surveyProblems(id: string, body: string): ContentProblem[] {
  const problems = checkFile(body, Survey, checkSurvey).map(placed)
  if (problems.length > 0) return problems
  const { id: own } = JSON.parse(body) as { id: string }
  return own === id ? [] : [{ line: 1, column: 1, field: 'id', reason: `expected "${id}", and it is "${own}"` }]
}

/** All that keeps a text from being published. Nothing is ever published that the widget could not read. */
export function checkContent(kind: ContentKind, id: string, body: string): ContentProblem[] {
  switch (kind) {
    case 'article':
      return articleProblems(id, body)
    case 'survey':
      return surveyProblems(id, body)
    case 'greetings':
      return checkFile(body, GreetingRules, checkGreetings).map(placed)
    case 'site':
      return checkFile(body, SiteText, none).map(placed)
    case 'desk':
      return checkFile(body, DeskFile, checkDesk).map(placed)
  }
}
