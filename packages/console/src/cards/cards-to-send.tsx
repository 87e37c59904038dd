import { CardView } from '../conversation/body.tsx'
import { focusSoon } from '../frame/focus.ts'
import { Icon } from '../frame/icon.tsx'
import { useAct } from '../use-act.ts'
import { useDesk } from '../use-desk.ts'

/** Cards that leave with the reply, until they are taken out. */
export function CardsToSend({ conversation }: { conversation: string }) {
  const { say, cards } = useDesk()
  const picked = cards.of(conversation)
  if (picked.length === 0) return null
  return (
    <ul class="cards-to-send">
      {picked.map((card, index) => (
        <li key={`${index} ${card.title}`} class="card">
          <CardView card={card} />
          <button
            type="button"
            class="plain icon"
            aria-label={say('replies.remove', { title: card.title })}
            onClick={() => {
              cards.remove(conversation, index)
              focusSoon(() => document.querySelector<HTMLElement>('.composer textarea'))
            }}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Opens the list of articles and products. */
export function InsertButton() {
  const { say, dialog } = useDesk()
  const open = () => {
    dialog.value = 'insert'
  }
  useAct('insert', open)
  return (
    <button
      type="button"
      class="plain icon"
      aria-label={say('composer.insert')}
      title={say('composer.insert')}
      aria-keyshortcuts="Alt+I"
      onClick={open}
    >
      <Icon name="card" />
    </button>
  )
}
