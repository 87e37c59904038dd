import '../styles/content.css'
import '../styles/reports.css'
import { useDesk } from '../use-desk.ts'
import { ArticleEditor } from './article-editor.tsx'
import { ArticleList } from './article-list.tsx'
import { GreetingsScreen } from './greetings-screen.tsx'
import { SurveyEditor, SurveyList } from './surveys-screen.tsx'

/** What owners write: help articles, greetings and surveys. */
export function ContentScreen() {
  const { route } = useDesk()
  const to = route.value
  if (to.screen !== 'content') return null
  const { kind, id } = to
  return (
    <main class="reports content" aria-labelledby="content-title">
      {kind === 'greetings' && <GreetingsScreen />}
      {kind === 'article' && (id ? <ArticleEditor key={id} id={id} question={to.question ?? ''} /> : <ArticleList />)}
      {kind === 'survey' && (id ? <SurveyEditor key={id} id={id} /> : <SurveyList />)}
    </main>
  )
}
