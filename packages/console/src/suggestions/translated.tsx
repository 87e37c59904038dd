import { RichText } from '../conversation/rich-text.tsx'
import { useDesk } from '../use-desk.ts'
import { useModel } from './ask-model.ts'

export interface TranslatedProps {
  conversation: string
  /** The entry whose words these are. */
  entry: string
  text: string
}

/** A shopper's message in the agent's language, below the message itself, once it is asked for. */
export function Translated({ conversation, entry, text }: TranslatedProps) {
  const { say, client, newId, locale, suggestions } = useDesk()
  const { busy, fault, ask } = useModel()
  const to = locale.split('-')[0] ?? locale
  const key = `${entry} ${to} ${text}`
  const { translations } = suggestions
  const found = translations.value.get(key)
  const change = (run: (map: Map<string, { text: string; figuresDiffer: boolean }>) => void) => {
    const next = new Map(translations.peek())
    run(next)
    translations.value = next
  }
  const translate = async () => {
    const made = await ask((ms) => client.ask('text:translate', { cid: newId(), conversation, text, to }, ms))
    if (made) change((map) => map.set(key, { text: made.text, figuresDiffer: made.figuresDiffer }))
  }
  if (!found) {
    return (
      <p class="own-acts">
        <button type="button" class="plain" aria-disabled={busy.value} onClick={() => void translate()}>
          {busy.value ? say('suggest.working') : say('suggest.translate')}
          <span class="vh"> {text}</span>
        </button>
        <span class="hint">{fault.value}</span>
      </p>
    )
  }
  return (
    <div class="translated">
      <p class="hint">
        {say('suggest.translated')}{' '}
        <button type="button" class="plain" onClick={() => change((map) => map.delete(key))}>
          {say('suggest.hide')}
        </button>
      </p>
      <div lang={to} dir="auto">
        <RichText text={found.text} />
      </div>
      {found.figuresDiffer && <p class="differ">{say('suggest.figures')}</p>}
    </div>
  )
}
