import '../styles/content.css'
import '../styles/reports.css'
import { useDesk } from '../use-desk.ts'
import { ArticleList } from './article-list.tsx'
import { articleEditor, greetingsScreen, surveysScreen } from './parts.ts'

/** What owners write: help articles, greetings and surveys. */
export function ContentScreen() {
  const { route } = useDesk()
  const to = route.value
  if (to.screen !== 'content') return null
  const { kind, id } = to
  return (
    <main class="reports content" aria-labelledby="content-title">
      {kind === 'greetings' && <greetingsScreen.View />}
      {kind === 'article' && (id ? <articleEditor.View /> : <ArticleList />)}
      {kind === 'survey' && <surveysScreen.View />}
    </main>
  )
}
