import { buildHelp } from '@deskbell/faq/articles'
import { GreetingRules, parse, Survey } from '@deskbell/protocol'
import type { Known } from './flows/references.ts'
import { readHelpFolder } from './help-folder.ts'
import type { FolderFile, World } from './world.ts'

/** The ids of articles, surveys and greetings in a folder, for files that name them. Broken files give none. */
export async function readKnownIds(folder: string, files: readonly FolderFile[], world: World): Promise<Known> {
  const help = await readHelpFolder(`${folder.replace(/[\\/]+$/, '')}/help`, world).then(
    (read) => read.files,
    () => [], // Without help there is nothing to name.
  )
  const surveys = files.filter(({ path }) => /^surveys\/[^/]+\.json$/.test(path))
  const greetings = files.find(({ path }) => path === 'greetings.json')
  return {
    articles:
      help.length === 0 ? null : buildHelp(help).bundles.flatMap(({ bundle }) => bundle.articles.map(({ id }) => id)),
    surveys: surveys.length === 0 ? null : surveys.flatMap(({ text }) => surveyId(text)),
    greetings: greetings ? greetingIds(greetings.text) : null,
  }
}

function surveyId(text: string): string[] {
  const survey = parse(Survey, readJson(text))
  return survey.ok ? [survey.value.id] : []
}

function greetingIds(text: string): string[] | null {
  const rules = parse(GreetingRules, readJson(text))
  return rules.ok ? rules.value.greetings.map(({ id }) => id) : null
}

/** Broken JSON is told where the file itself is checked. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
