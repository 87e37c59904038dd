import { GreetingRules, pageTypes, parseJson, pickText } from '@deskbell/protocol'
import { checkFile, checkGreetings } from '@deskbell/protocol/check'
import { useSignal } from '@preact/signals'
import { GreetingTable } from '../reports/greeting-table.tsx'
import { useDesk } from '../use-desk.ts'
import { exampleMoment, type Moment, tryRules } from './dry-run.ts'
import { EditorFrame } from './editor-frame.tsx'
import { Head } from './frame.tsx'
import { JsonEditor } from './json-editor.tsx'
import { writeJsonFile } from './json-file.ts'
import { useFindings } from './use-content.ts'
import { useEditor } from './use-editor.ts'

/** The greeting rules: on and off, words, the whole file, what they would do now, and what they brought. */
export function GreetingsScreen() {
  const { say } = useDesk()
  const editor = useEditor('greetings', 'greetings', writeJsonFile({ version: 1, greetings: [] }))
  const report = useFindings()
  const { saving, current } = editor
  const rules = parseJson(GreetingRules, current)
  const faults = checkFile(current, GreetingRules, checkGreetings)
  return (
    <>
      <Head title={say('nav.greetings')} />
      <EditorFrame kind="greetings" id="greetings" editor={editor}>
        {() => (
          <>
            {rules && <Switches rules={rules} onWrite={(next) => editor.write(writeJsonFile(next))} />}
            {report && <GreetingTable report={report} />}
            {rules && <DryRunPanel rules={rules} />}
            <details class="panel wide" open={faults.length > 0}>
              <summary>{say('content.asJson')}</summary>
              <JsonEditor
                value={current}
                label={say('content.rules')}
                problems={saving.problems.length > 0 ? saving.problems : faults}
                onWrite={editor.write}
              />
            </details>
          </>
        )}
      </EditorFrame>
    </>
  )
}

/** Each greeting with its words and whether it is on, and how many visitors are left without any for comparison. */
function Switches({ rules, onWrite }: { rules: GreetingRules; onWrite(rules: GreetingRules): void }) {
  const { say, locale } = useDesk()
  const change = (at: number, more: Partial<GreetingRules['greetings'][number]>) =>
    onWrite({ ...rules, greetings: rules.greetings.map((each, index) => (index === at ? { ...each, ...more } : each)) })
  return (
    <section class="panel wide" aria-labelledby="switches-title">
      <h2 id="switches-title">{say('content.greetings', { count: rules.greetings.length })}</h2>
      <label class="setting">
        {say('content.control')}
        <input
          type="number"
          min={0}
          max={50}
          value={rules.control ?? 0}
          onInput={({ currentTarget }) => onWrite({ ...rules, control: Number(currentTarget.value) })}
        />
      </label>
      <ul class="switches">
        {rules.greetings.map(({ id, enabled, note, show, variants }, at) => {
          const text = show?.text ?? variants?.[0]?.show.text ?? ''
          return (
            <li key={id}>
              <label class="check">
                <input
                  type="checkbox"
                  checked={enabled !== false}
                  onChange={({ currentTarget }) => change(at, { enabled: currentTarget.checked })}
                />
                <b>{id}</b>
              </label>
              <p dir="auto">{pickText(text, locale)}</p>
              {note && <p class="hint">{note}</p>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Tries the rules on a page and a cart. Nobody sees it. */
function DryRunPanel({ rules }: { rules: GreetingRules }) {
  const { say, locale, clock } = useDesk()
  const moment = useSignal<Moment>(exampleMoment(locale.split('-')[0] ?? 'en'))
  const now = clock.now()
  const { fault, greetings } = tryRules(rules, moment.value, now, -new Date(now).getTimezoneOffset())
  return (
    <section class="panel wide" aria-labelledby="dry-title">
      <h2 id="dry-title">{say('content.dryRun')}</h2>
      <p class="hint">{say('content.dryRunHint')}</p>
      <div class="beside">
        <MomentFields
          moment={moment.value}
          fault={fault}
          onWrite={(next) => {
            moment.value = next
          }}
        />
        <ul class="switches" aria-live="polite">
          {greetings.map(({ id, fires, reasons }) => (
            <li key={id}>
              <b>{id}</b>{' '}
              <span class={fires ? 'tag accent' : 'tag'}>{say(fires ? 'content.shows' : 'content.quiet')}</span>
              {!fires && <p class="hint">{reasons.join(', ')}</p>}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

interface MomentProps {
  moment: Moment
  fault: string | null
  onWrite(moment: Moment): void
}

function MomentFields({ moment, fault, onWrite }: MomentProps) {
  const { say } = useDesk()
  const number = (name: 'seconds' | 'visits') => (
    <label>
      {say(`content.moment.${name}`)}
      <input
        type="number"
        min={0}
        value={moment[name]}
        onInput={({ currentTarget }) => onWrite({ ...moment, [name]: Number(currentTarget.value) })}
      />
    </label>
  )
  return (
    <div class="fields">
      <label>
        {say('reports.page')}
        <select
          value={moment.page}
          onChange={({ currentTarget }) => onWrite({ ...moment, page: currentTarget.value as Moment['page'] })}
        >
          {pageTypes.map((page) => (
            <option key={page} value={page}>
              {say(`page.${page}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('content.moment.url')}
        <input
          type="url"
          dir="ltr"
          value={moment.url}
          onInput={({ currentTarget }) => onWrite({ ...moment, url: currentTarget.value })}
        />
      </label>
      {number('seconds')}
      {number('visits')}
      <label class="text">
        {say('content.moment.cart')}
        <textarea
          class="code"
          dir="ltr"
          rows={8}
          spellcheck={false}
          value={moment.cart}
          onInput={({ currentTarget }) => onWrite({ ...moment, cart: currentTarget.value })}
        />
      </label>
      <p class="fault" role="alert">
        {fault}
      </p>
    </div>
  )
}
