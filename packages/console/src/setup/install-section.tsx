import '../styles/setup.css'
import type { Setup } from '@deskbell/protocol'
import { type Signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { createLazyPart } from '../frame/lazy-part.tsx'
import { formatRoute } from '../route.ts'
import { Part } from '../settings/part.tsx'
import { sayDay, sayTime } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'
import type { PagesProps } from './pages.tsx'
import { inkOn, type Look, type Place, type PlatformId, plainLook, platforms, policyOf } from './snippets.ts'

/** Fetched beside the tag: which pages may show it. */
export const pages = createLazyPart<PagesProps>(async () => (await import('./pages.tsx')).Pages)

/** How often it is looked whether a step is done. */
const lookMs = 3000

/** Reads how far the set-up is, again and again while this is on screen. */
function useSetup(): Signal<Setup | null> {
  const { client, clock, visible } = useDesk()
  const setup = useSignal<Setup | null>(null)
  const online = client.connection.value === 'online' && visible.value
  useEffect(() => {
    if (!online) return undefined
    let stop = () => {}
    let gone = false
    async function look(): Promise<void> {
      const answer = await client.ask('setup:read', {})
      if (gone) return
      if (answer.ok) setup.value = answer.setup
      stop = clock.after(lookMs, () => void look())
    }
    void look()
    return () => {
      gone = true
      stop()
    }
  }, [online, client, clock, setup])
  return setup
}

/** From nothing to "it answers on your page": the tag, its look, and three steps that are seen to be done. */
export function InstallSection() {
  const { say, client, origin, memory } = useDesk()
  const known = useSetup()
  const setup = known.value
  const look = useSignal<Look>(readLook(memory.get('deskbell:look')))
  const place: Place = {
    url: setup?.url ?? origin,
    site: client.site.value?.key ?? '',
    look: look.value,
  }
  const change = (next: Look) => {
    look.value = next
    memory.set('deskbell:look', JSON.stringify(next))
  }
  return (
    <>
      <Steps setup={setup} />
      <Part title={say('setup.look')}>
        <LookFields look={look.value} onChange={change} />
      </Part>
      <Part title={say('setup.tag')}>
        <Tag place={place} />
      </Part>
      <Part title={say('setup.pages')}>
        {setup && (
          <pages.View
            setup={setup}
            onChange={(addedOrigins) => {
              known.value = { ...(known.value ?? setup), addedOrigins }
            }}
          />
        )}
      </Part>
    </>
  )
}

function readLook(text: string | null): Look {
  try {
    const kept = JSON.parse(text ?? '{}') as Partial<Look>
    return { ...plainLook, ...kept }
  } catch {
    // What an older version left here is not worth a word.
    return plainLook
  }
}

function Steps({ setup }: { setup: Setup | null }) {
  const { say } = useDesk()
  const [seen] = setup?.seen ?? []
  return (
    <ol class="steps">
      <Step done={seen ?? null} title={say('setup.step.tag')} hint={say('setup.step.tagHint')}>
        {seen?.origin}
      </Step>
      <Step done={setup?.answered ?? null} title={say('setup.step.answer')} hint={say('setup.step.answerHint')}>
        {setup?.answered && <ToConversation id={setup.answered.conversation} />}
      </Step>
      <Step done={setup?.replied ?? null} title={say('setup.step.reply')} hint={say('setup.step.replyHint')}>
        {setup?.replied && <ToConversation id={setup.replied.conversation} />}
      </Step>
    </ol>
  )
}

interface StepProps {
  /** When it was done; `null` while it is not. */
  done: { at: number } | null
  title: string
  hint: string
  children: preact.ComponentChildren
}

function Step({ done, title, hint, children }: StepProps) {
  const { say, locale, now } = useDesk()
  return (
    <li class={done ? 'done' : ''}>
      <h3>
        {title} <span class={done ? 'tag accent' : 'tag'}>{say(done ? 'setup.done' : 'setup.waiting')}</span>
      </h3>
      {done ? (
        <p class="hint" role="status">
          {sayDay(say, locale, done.at, now.value)} {sayTime(locale, done.at)} · {children}
        </p>
      ) : (
        <p class="hint">{hint}</p>
      )}
    </li>
  )
}

function ToConversation({ id }: { id: string }) {
  const { say } = useDesk()
  return <a href={formatRoute({ screen: 'inbox', view: 'inbox', conversation: id })}>{say('reports.toConversation')}</a>
}

function LookFields({ look, onChange }: { look: Look; onChange(look: Look): void }) {
  const { say } = useDesk()
  const accent = /^#[0-9a-f]{6}$/i.test(look.accent) ? look.accent : '#006b58'
  return (
    <div class="look">
      <div class="look-fields">
        <label class="setting">
          {say('setup.accent')}
          <input
            type="color"
            value={accent}
            onInput={({ currentTarget }) => onChange({ ...look, accent: currentTarget.value })}
          />
        </label>
        <label class="setting">
          {say('setup.position')}
          <select
            value={look.position}
            onChange={({ currentTarget }) => onChange({ ...look, position: currentTarget.value as Look['position'] })}
          >
            <option value="right">{say('setup.right')}</option>
            <option value="left">{say('setup.left')}</option>
          </select>
        </label>
        <label class="setting">
          {say('settings.theme')}
          <select
            value={look.theme}
            onChange={({ currentTarget }) => onChange({ ...look, theme: currentTarget.value as Look['theme'] })}
          >
            {(['auto', 'light', 'dark'] as const).map((theme) => (
              <option key={theme} value={theme}>
                {say(`settings.theme.${theme}`)}
              </option>
            ))}
          </select>
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={look.greetings}
            onChange={({ currentTarget }) => onChange({ ...look, greetings: currentTarget.checked })}
          />
          {say('setup.greetings')}
        </label>
      </div>
      <Preview look={look} accent={accent} />
    </div>
  )
}

/** Panel and launcher in the chosen look, in little. */
function Preview({ look, accent }: { look: Look; accent: string }) {
  const { say, client } = useDesk()
  return (
    <div
      class={`look-preview ${look.position}`}
      data-theme={look.theme}
      style={{ '--look': accent, '--on-look': inkOn(accent) }}
      role="img"
      aria-label={say('setup.preview')}
    >
      <div class="look-panel">
        <b>{client.site.value?.name}</b>
        <span class="look-bubble">{say('content.questionHint')}</span>
      </div>
      <span class="look-launcher" />
    </div>
  )
}

function Tag({ place }: { place: Place }) {
  const { say, page, announce } = useDesk()
  const chosen = useSignal<PlatformId>('html')
  const platform = platforms.find(({ id }) => id === chosen.value) ?? platforms[0]
  const code = platform.code(place)
  const copy = async () => announce(say((await page.copy(code)) ? 'setup.copied' : 'setup.notCopied'))
  return (
    <>
      <label class="setting">
        {say('setup.platform')}
        <select
          value={chosen.value}
          onChange={({ currentTarget }) => {
            chosen.value = currentTarget.value as PlatformId
          }}
        >
          {platforms.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <p>{say(`setup.at.${platform.id}`)}</p>
      <pre class="snippet" dir="ltr">
        <code>{code}</code>
      </pre>
      <button type="button" class="primary" onClick={() => void copy()}>
        {say('setup.copy')}
      </button>
      <h4>{say('setup.csp')}</h4>
      <pre class="snippet" dir="ltr">
        <code>{policyOf(place.url)}</code>
      </pre>
    </>
  )
}
