import { parseJson, pickText, Survey, surveyTriggers } from '@deskbell/protocol'
import { checkFile, checkSurvey } from '@deskbell/protocol/check'
import { Scrolls } from '../frame/scrolls.tsx'
import { sayValue } from '../reports/say-score.ts'
import { scoresOf } from '../reports/scores.ts'
import { formatRoute } from '../route.ts'
import { languageName } from '../text/language-name.ts'
import { useDesk } from '../use-desk.ts'
import { EditorFrame } from './editor-frame.tsx'
import { Head, StateTag, Waiting } from './frame.tsx'
import { JsonEditor } from './json-editor.tsx'
import { writeJsonFile } from './json-file.ts'
import { useContentList, useFindings } from './use-content.ts'
import { useEditor } from './use-editor.ts'

/** All surveys with how many answered and what came of it. */
export function SurveyList() {
  const { say, locale, surveys } = useDesk()
  const { asked, again } = useContentList('survey')
  const report = useFindings()
  const count = new Intl.NumberFormat(locale).format
  return (
    <>
      <Head title={say('nav.surveys')} />
      <Waiting asked={asked.value} onRetry={again} />
      {asked.value.state === 'there' && (
        <section class="panel wide" aria-labelledby="content-title">
          <Scrolls labelledBy="content-title">
            <table>
              <thead>
                <tr>
                  <th scope="col">{say('content.survey')}</th>
                  <th scope="col">{say('content.answered')}</th>
                  <th scope="col">{say('reports.score')}</th>
                </tr>
              </thead>
              <tbody>
                {asked.value.value.map((item) => {
                  const found = report?.surveys.find(({ survey }) => survey === item.id)
                  const [score] = report
                    ? scoresOf(
                        report,
                        surveys.value.filter(({ id }) => id === item.id),
                      )
                    : []
                  return (
                    <tr key={item.id}>
                      <td dir="auto">
                        <a href={formatRoute({ screen: 'content', kind: 'survey', id: item.id })}>{item.title}</a>{' '}
                        <StateTag state={item.state} live={item.live} />
                      </td>
                      <td>{found ? `${count(found.answered)} / ${count(found.offered)}` : say('reports.undefined')}</td>
                      <td>{score ? sayValue(say, locale, score) : say('reports.undefined')}</td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </Scrolls>
        </section>
      )}
    </>
  )
}

/** Changing a survey: its words and when it is asked in fields, all of it as JSON. */
export function SurveyEditor({ id }: { id: string }) {
  const { say, locale } = useDesk()
  const prefill = writeJsonFile({ version: 1, id, trigger: 'solved', questions: [] })
  const editor = useEditor('survey', id, prefill)
  const { saving, current } = editor
  const survey = parseJson(Survey, current)
  const first = survey?.questions[0]
  const faults = checkFile(current, Survey, checkSurvey)
  return (
    <>
      <Head
        title={first ? pickText(first.text, locale) : id}
        back={{ to: { kind: 'survey', id: null }, title: say('nav.surveys') }}
      />
      <EditorFrame kind="survey" id={id} editor={editor}>
        {() => (
          <div class="beside">
            {survey && <SurveyFields survey={survey} onWrite={(next) => editor.write(writeJsonFile(next))} />}
            <JsonEditor
              value={current}
              label={say('content.asJson')}
              problems={saving.problems.length > 0 ? saving.problems : faults}
              onWrite={editor.write}
            />
          </div>
        )}
      </EditorFrame>
    </>
  )
}

function SurveyFields({ survey, onWrite }: { survey: Survey; onWrite(survey: Survey): void }) {
  const { say } = useDesk()
  const number = (name: 'sample' | 'cooldownDays', most: number) => (
    <label>
      {say(`content.${name}`)}
      <input
        type="number"
        min={0}
        max={most}
        value={survey[name] ?? ''}
        onInput={({ currentTarget: { value } }) => {
          const { [name]: _, ...rest } = survey
          onWrite(value === '' ? rest : { ...rest, [name]: Number(value) })
        }}
      />
    </label>
  )
  return (
    <div class="fields">
      <label>
        {say('content.trigger')}
        <select
          value={survey.trigger}
          onChange={({ currentTarget }) => onWrite({ ...survey, trigger: currentTarget.value as Survey['trigger'] })}
        >
          {surveyTriggers.map((trigger) => (
            <option key={trigger} value={trigger}>
              {say(`content.trigger.${trigger}`)}
            </option>
          ))}
        </select>
      </label>
      {number('sample', 100)}
      {number('cooldownDays', 365)}
      {survey.questions.map((question, at) => (
        <Words
          key={question.id}
          title={say('content.questionOf', { number: at + 1 })}
          text={question.text}
          onWrite={(text) =>
            onWrite({
              ...survey,
              questions: survey.questions.map((each, index) => (index === at ? { ...each, text } : each)),
            })
          }
        />
      ))}
    </div>
  )
}

type Text = Survey['questions'][number]['text']

/** A text in each of its languages. */
function Words({ title, text, onWrite }: { title: string; text: Text; onWrite(text: Text): void }) {
  const { locale } = useDesk()
  if (typeof text === 'string')
    return (
      <label>
        {title}
        <input type="text" dir="auto" value={text} onInput={({ currentTarget }) => onWrite(currentTarget.value)} />
      </label>
    )
  return (
    <fieldset class="words">
      <legend>{title}</legend>
      {Object.entries(text).map(([lang, words]) => (
        <label key={lang}>
          {languageName(locale, lang)}
          <input
            type="text"
            lang={lang}
            dir="auto"
            value={words}
            onInput={({ currentTarget }) => onWrite({ ...text, [lang]: currentTarget.value })}
          />
        </label>
      ))}
    </fieldset>
  )
}
