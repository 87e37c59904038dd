import '../styles/content.css'
import { parseJson, pickText, SiteText } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { EditorFrame } from '../content/editor-frame.tsx'
import { writeJsonFile } from '../content/json-file.ts'
import { useEditor } from '../content/use-editor.ts'
import { Problems } from '../content/versions.tsx'
import { languageName } from '../text/language-name.ts'
import { useDesk } from '../use-desk.ts'

/** What the site says of itself: its name, its language, and how soon somebody answers. */
export function SiteSection() {
  const { say } = useDesk()
  const editor = useEditor('site', 'site', '{}\n')
  const site = parseJson(SiteText, editor.current) ?? {}
  return (
    <EditorFrame kind="site" id="site" editor={editor} lasting>
      {() => (
        <>
          <p class="hint">{say('setup.siteHint')}</p>
          <Fields site={site} onWrite={(next) => editor.write(writeJsonFile(next))} />
          <Problems problems={editor.saving.problems} onGo={() => {}} />
        </>
      )}
    </EditorFrame>
  )
}

/** Languages that a site is usually in; the one it has is always among them. */
const common = ['en', 'et', 'pl', 'zh', 'ms', 'ru', 'de', 'fr', 'es', 'ar']

function Fields({ site, onWrite }: { site: SiteText; onWrite(site: SiteText): void }) {
  const { say, locale } = useDesk()
  const own = site.defaultLanguage ?? 'en'
  const languages = common.includes(own) ? common : [own, ...common]
  const lang = useSignal(own)
  const replyTime = site.replyTime == null ? '' : pickText(site.replyTime, lang.value, lang.value)
  const texts = typeof site.replyTime === 'string' ? { [own]: site.replyTime } : (site.replyTime ?? {})
  return (
    <div class="fields">
      <label>
        {say('setup.name')}
        <input
          type="text"
          maxLength={80}
          value={site.name ?? ''}
          onInput={({ currentTarget: { value } }) => onWrite({ ...site, name: value })}
        />
      </label>
      <label>
        {say('setup.language')}
        <select
          value={own}
          onChange={({ currentTarget }) => onWrite({ ...site, defaultLanguage: currentTarget.value })}
        >
          {languages.map((tag) => (
            <option key={tag} value={tag}>
              {languageName(locale, tag)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('setup.replyTime')}
        <input
          type="text"
          lang={lang.value}
          dir="auto"
          value={replyTime}
          placeholder={say('setup.replyTimeHint')}
          onInput={({ currentTarget: { value } }) => onWrite({ ...site, replyTime: { ...texts, [lang.value]: value } })}
        />
      </label>
      <label>
        {say('setup.replyTimeIn')}
        <select
          value={lang.value}
          onChange={({ currentTarget }) => {
            lang.value = currentTarget.value
          }}
        >
          {languages.map((tag) => (
            <option key={tag} value={tag}>
              {languageName(locale, tag)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
