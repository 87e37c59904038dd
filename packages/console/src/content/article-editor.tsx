import { type ContentItem, pageTypes } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { languageName } from '../text/language-name.ts'
import { useDesk } from '../use-desk.ts'
import { type ArticleForm, emptyForm, previewOf, toForm, toMarkdown } from './article-form.ts'
import { ArticlePreview } from './article-preview.tsx'
import { EditorFrame } from './editor-frame.tsx'
import { Head, Waiting } from './frame.tsx'
import { useContentList, useOpened } from './use-content.ts'
import { useEditor } from './use-editor.ts'
import { goToLine, Problems } from './versions.tsx'

/** Writing an article: its head in fields, its text as Markdown, and beside it what the shopper sees. */
export function ArticleEditor({ id, question }: { id: string; question: string }) {
  const { say, locale } = useDesk()
  const [lang = '', name = ''] = id.split('/')
  const prefill = question ? toMarkdown(emptyForm(question)) : ''
  const editor = useEditor('article', id, prefill)
  const { asked, again } = useContentList('article')
  const others = asked.value.state === 'there' ? othersOf(asked.value.value, id) : []
  const { saving, current } = editor
  const form = toForm(current)
  const field = useRef<HTMLTextAreaElement>(null)
  // Lines are counted from the start of the file; the field begins below the head.
  const head = current.slice(0, current.indexOf(form.text)).split('\n').length - 1
  return (
    <>
      <Head title={form.question || name} back={{ to: { kind: 'article', id: null }, title: say('nav.articles') }}>
        <span class="tag">{languageName(locale, lang)}</span>
      </Head>
      {asked.value.state === 'failed' && <Waiting asked={asked.value} onRetry={again} />}
      <EditorFrame kind="article" id={id} editor={editor}>
        {() => (
          <>
            <Problems problems={saving.problems} onGo={(line) => goToLine(field.current, line - head)} />
            <div class="beside">
              <Fields form={form} lang={lang} field={field} onWrite={(next) => editor.write(toMarkdown(next))} />
              <Beside current={current} lang={lang} others={others} />
            </div>
          </>
        )}
      </EditorFrame>
    </>
  )
}

/** The same article in other languages. */
const othersOf = (items: readonly ContentItem[], id: string): string[] => {
  const name = id.split('/')[1]
  return items.filter((item) => item.id !== id && item.id.split('/')[1] === name).map((item) => item.id)
}

interface FieldsProps {
  form: ArticleForm
  lang: string
  field: { current: HTMLTextAreaElement | null }
  onWrite(form: ArticleForm): void
}

function Fields({ form, lang, field, onWrite }: FieldsProps) {
  const { say } = useDesk()
  const line = (name: 'question' | 'category' | 'tags' | 'summary', hint = '') => (
    <label>
      {say(`content.${name}`)}
      <input
        type="text"
        lang={lang}
        dir="auto"
        value={form[name]}
        placeholder={hint}
        onInput={({ currentTarget }) => onWrite({ ...form, [name]: currentTarget.value })}
      />
    </label>
  )
  const toggle = (page: string, on: boolean) =>
    onWrite({ ...form, pages: on ? [...form.pages, page] : form.pages.filter((each) => each !== page) })
  return (
    <div class="fields">
      {line('question', say('content.questionHint'))}
      <label class="text">
        {say('content.text')}
        <textarea
          ref={field}
          lang={lang}
          dir="auto"
          rows={18}
          value={form.text}
          onInput={({ currentTarget }) => onWrite({ ...form, text: currentTarget.value })}
        />
        <span class="hint">{say('content.markdown')}</span>
      </label>
      <details>
        <summary>{say('content.more')}</summary>
        {line('summary')}
        {line('category')}
        {line('tags')}
        <fieldset class="pages">
          <legend>{say('content.pages')}</legend>
          {pageTypes.map((page) => (
            <label key={page} class="check">
              <input
                type="checkbox"
                checked={form.pages.includes(page)}
                onChange={({ currentTarget }) => toggle(page, currentTarget.checked)}
              />
              {say(`page.${page}`)}
            </label>
          ))}
        </fieldset>
      </details>
    </div>
  )
}

/** What the shopper sees, or the same article in another language to translate from. */
function Beside({ current, lang, others }: { current: string; lang: string; others: readonly string[] }) {
  const { say, locale } = useDesk()
  const shown = useSignal('')
  return (
    <section class="panel preview" aria-labelledby="preview-title">
      <header class="panel-head">
        <h2 id="preview-title">{say('content.preview')}</h2>
        {others.length > 0 && (
          <select
            aria-label={say('content.beside')}
            value={shown.value}
            onChange={({ currentTarget }) => {
              shown.value = currentTarget.value
            }}
          >
            <option value="">{say('content.thisOne')}</option>
            {others.map((id) => (
              <option key={id} value={id}>
                {languageName(locale, id.split('/')[0] ?? '')}
              </option>
            ))}
          </select>
        )}
      </header>
      {shown.value ? (
        <Other key={shown.value} id={shown.value} />
      ) : (
        <ArticlePreview article={previewOf(current)} lang={lang} />
      )}
    </section>
  )
}

function Other({ id }: { id: string }) {
  const { asked, again } = useOpened('article', id)
  const answer = asked.value
  if (answer.state !== 'there') return <Waiting asked={answer} onRetry={again} />
  return <ArticlePreview article={previewOf(answer.value.body)} lang={id.split('/')[0] ?? ''} />
}
