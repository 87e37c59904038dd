import { may, type Remark, remarkLimits } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { RichText } from '../conversation/rich-text.tsx'
import { sayRefusal } from '../settings/say-refusal.ts'
import { sayMoment } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'

interface RemarksProps {
  visitor: string
  /** As the server told them last. */
  told: readonly Remark[]
}

/** What the team knows of the shopper, whatever conversation it came up in. */
export function Remarks({ visitor, told }: RemarksProps) {
  const { say, client, announce, memory, newId } = useDesk()
  const key = `deskbell:draft:remark:${visitor}`
  const remarks = useSignal(told)
  const text = useSignal(memory.get(key) ?? '')
  useEffect(() => {
    remarks.value = told
  }, [remarks, told])
  const writes = may(client.agent.value?.role ?? '', 'remark:add')

  const write = (words: string) => {
    text.value = words
    if (words) memory.set(key, words)
    else memory.delete(key)
  }
  const add = async () => {
    const words = text.value.trim()
    if (words === '') return
    const answer = await client.ask('remark:add', { cid: newId(), visitor, text: words })
    if (!answer.ok) return announce(sayRefusal(say, answer.error))
    remarks.value = answer.remarks
    write('')
  }
  const remove = async (remark: Remark) => {
    const answer = await client.ask('remark:remove', { visitor, remark: remark.id })
    if (answer.ok) remarks.value = answer.remarks
    else announce(sayRefusal(say, answer.error))
  }
  return (
    <section class="remarks" aria-labelledby="remarks-title">
      <h3 id="remarks-title">{say('remarks.title')}</h3>
      <ul>
        {remarks.value.map((remark) => (
          <li key={remark.id}>
            <OneRemark remark={remark} remove={writes ? () => void remove(remark) : null} />
          </li>
        ))}
      </ul>
      {writes && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void add()
          }}
        >
          <textarea
            rows={1}
            dir="auto"
            maxLength={remarkLimits.text}
            aria-label={say('remarks.field')}
            placeholder={say('remarks.field')}
            value={text.value}
            onInput={({ currentTarget }) => write(currentTarget.value)}
          />
          {text.value.trim() !== '' && <button type="submit">{say('remarks.add')}</button>}
        </form>
      )}
    </section>
  )
}

function OneRemark({ remark, remove }: { remark: Remark; remove: (() => void) | null }) {
  const { say, locale, now } = useDesk()
  const { text, by, at } = remark
  return (
    <>
      <p dir="auto">
        <RichText text={text} />
      </p>
      <p class="hint">
        {by} · {sayMoment(locale, at, now.peek())}
        {remove && (
          <button type="button" class="plain" onClick={remove}>
            {say('remarks.remove')}
            <span class="vh"> {text}</span>
          </button>
        )}
      </p>
    </>
  )
}
