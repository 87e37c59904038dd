import { type AgentCommand, limits, type Webhook, type WebhookTopic, webhookTopics } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { Field, Form } from '../settings/field.tsx'
import { Part } from '../settings/part.tsx'
import { sayRefusal } from '../settings/say-refusal.ts'
import { useAnswer } from '../settings/use-answer.ts'
import { useMaking } from '../settings/use-making.ts'
import { useDesk } from '../use-desk.ts'
import { Choices } from './choices.tsx'
import { Deliveries } from './deliveries.tsx'
import { sayOutcome } from './say-outcome.ts'
import { Secret } from './secret.tsx'

type Act = Extract<AgentCommand, 'webhook:rotate' | 'webhook:remove' | 'webhook:test' | 'webhook:change'>

/** Addresses of the shop's programs that are told what happens. */
export function WebhooksSection() {
  const { say, client, announce } = useDesk()
  const asked = useAnswer('webhook:list', {})
  const secret = useSignal<{ url: string; value: string } | null>(null)
  const open = useSignal<string | null>(null)
  const webhooks = asked.value.value?.webhooks
  const put = (list: Webhook[]) => {
    asked.value.value = { webhooks: list }
  }
  const act = async (command: Act, webhook: Webhook) => {
    if (command === 'webhook:remove' && !confirm(say('webhooks.sure', { url: webhook.url }))) return
    const input = { webhook: webhook.id, ...(command === 'webhook:change' ? { enabled: !webhook.enabled } : {}) }
    const answer = await client.ask(command, input)
    if (!answer.ok) return announce(sayRefusal(say, answer.error))
    if ('webhooks' in answer) put(answer.webhooks as Webhook[])
    if ('secret' in answer) secret.value = { url: webhook.url, value: String(answer.secret) }
    if (command === 'webhook:test') open.value = webhook.id
  }
  if (!webhooks) return <p class="hint">{say(asked.failed ? 'settings.failed' : 'settings.loading')}</p>
  return (
    <>
      <p class="hint">{say('webhooks.about')}</p>
      {secret.value && (
        <Secret
          label={say('webhooks.secretOf', { url: secret.value.url })}
          hint={say('webhooks.secretHint')}
          value={secret.value.value}
        />
      )}
      {webhooks.length === 0 && <p class="hint">{say('webhooks.none')}</p>}
      <ul class="rows">
        {webhooks.map((webhook) => (
          <li key={webhook.id}>
            <About of={webhook} />
            <div class="buttons">
              {(['webhook:test', 'webhook:change', 'webhook:rotate', 'webhook:remove'] as const).map((command) => (
                <button key={command} type="button" onClick={() => void act(command, webhook)}>
                  {say(labelOf(command, webhook.enabled))}
                  <span class="vh"> {webhook.url}</span>
                </button>
              ))}
              <button
                type="button"
                aria-expanded={open.value === webhook.id}
                onClick={() => {
                  open.value = open.value === webhook.id ? null : webhook.id
                }}
              >
                {say('webhooks.log')}
                <span class="vh"> {webhook.url}</span>
              </button>
            </div>
            {open.value === webhook.id && <Deliveries webhook={webhook.id} />}
          </li>
        ))}
      </ul>
      <AddWebhook
        onAdded={(list, url, value) => {
          put(list)
          secret.value = { url, value }
        }}
      />
    </>
  )
}

function labelOf(command: Act, enabled: boolean) {
  if (command === 'webhook:change') return enabled ? 'webhooks.off' : 'webhooks.on'
  return (
    {
      'webhook:test': 'webhooks.test',
      'webhook:rotate': 'webhooks.rotate',
      'webhook:remove': 'webhooks.remove',
    } as const
  )[command]
}

function About({ of: { url, topics, enabled, waiting, newest } }: { of: Webhook }) {
  const { say } = useDesk()
  const facts = [
    ...(enabled ? [] : [say('webhooks.isOff')]),
    ...(newest ? [sayOutcome(say, newest)] : []),
    ...(waiting > 0 ? [say('webhooks.waiting', { count: waiting })] : []),
  ]
  return (
    <div class="row-text">
      <b>
        <bdi>{url}</bdi>
      </b>
      <p class="hint">{topics.map((topic) => say(`topic.${topic}`)).join(' · ')}</p>
      {facts.length > 0 && <p class="hint">{facts.join(' · ')}</p>}
    </div>
  )
}

/** What a refusal of a new one is about. */
const wrong = { url: 'webhooks.wrongUrl', secretKey: 'webhooks.noKey' } as const

function AddWebhook({ onAdded }: { onAdded(list: Webhook[], url: string, secret: string): void }) {
  const { say } = useDesk()
  const { busy, refusal, round, make } = useMaking()
  const noTopic = useSignal(false)
  const submit = async (form: FormData) => {
    const topics = form.getAll('topic') as WebhookTopic[]
    const url = String(form.get('url')).trim()
    noTopic.value = topics.length === 0
    if (noTopic.value) return
    const made = await make('webhook:create', { url, topics })
    if (made) onAdded(made.webhooks, url, made.secret)
  }
  return (
    <Part title={say('webhooks.add')}>
      <Form key={round} busy={busy} submit={say('webhooks.addSubmit')} onSubmit={submit}>
        <Field
          label={say('webhooks.url')}
          name="url"
          type="text"
          required
          maxLength={limits.url}
          autoComplete="off"
          hint={say('webhooks.urlHint')}
          fault={refusal && sayRefusal(say, refusal, wrong)}
        />
        <Choices
          legend={say('webhooks.topics')}
          name="topic"
          options={webhookTopics}
          chosen={['conversation', 'message']}
          say={(topic) => say(`topic.${topic}`)}
          fault={noTopic.value ? say('webhooks.noTopic') : null}
        />
      </Form>
    </Part>
  )
}
