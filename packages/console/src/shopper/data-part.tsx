import { may } from '@deskbell/protocol'
import { sayRefusal } from '../settings/say-refusal.ts'
import { useDesk } from '../use-desk.ts'

/** What administrators can do with all that is kept of a shopper: hand it out, or remove it. */
export function DataPart({ visitor }: { visitor: string }) {
  const { say, client, page, announce } = useDesk()
  if (!may(client.agent.value?.role ?? '', 'visitor:erase')) return null
  const take = async () => {
    const answer = await client.ask('visitor:export', { visitor })
    if (!answer.ok) return announce(sayRefusal(say, answer.error))
    page.download(`visitor-${visitor}.json`, 'application/json', JSON.stringify(answer.export, null, 2))
  }
  const copy = async () => announce(say((await page.copy(visitor)) ? 'setup.copied' : 'setup.notCopied'))
  const erase = async () => {
    if (!confirm(say('shopper.sureErase'))) return
    const answer = await client.ask('visitor:erase', { visitor })
    announce(answer.ok ? say('shopper.erased') : sayRefusal(say, answer.error))
  }
  return (
    <section aria-labelledby="data-title">
      <h3 id="data-title">{say('shopper.data')}</h3>
      <div class="buttons">
        <button type="button" onClick={() => void take()}>
          {say('shopper.export')}
        </button>
        <button type="button" onClick={() => void copy()}>
          {say('shopper.copyId')}
        </button>
        <button type="button" onClick={() => void erase()}>
          {say('shopper.erase')}
        </button>
      </div>
    </section>
  )
}
