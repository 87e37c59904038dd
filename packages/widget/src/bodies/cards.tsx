import { type Card, type CardAction, safeHref } from '@deskbell/protocol'
import { Component } from 'preact'
import type { Chat } from '../chat/chat.ts'
import type { App } from '../panel/app.ts'
import { Icon } from '../panel/icon.tsx'
import { OutsideLink } from '../panel/outside-link.tsx'
import { directionOf } from '../panel/translate.ts'
import type { BodyProps } from './body.tsx'

/** One card as it is, several to leaf through: by finger, by keys, by two buttons. */
export class Cards extends Component<BodyProps<'cards'>> {
  private list: HTMLUListElement | null = null

  private leaf(forward: boolean): void {
    const { list } = this
    if (!list) return
    const sign = (forward ? 1 : -1) * (directionOf(this.props.app.locale.peek()) === 'rtl' ? -1 : 1)
    const smooth = !matchMedia('(prefers-reduced-motion: reduce)').matches
    list.scrollBy({ left: sign * list.clientWidth * 0.8, behavior: smooth ? 'smooth' : 'auto' })
  }

  override render({ app, chat, body: { cards } }: BodyProps<'cards'>) {
    const t = app.t.value
    const many = cards.length > 1
    return (
      <div class="deck">
        <ul
          class={many ? 'cards many' : 'cards'}
          ref={(list) => {
            this.list = list
          }}
        >
          {cards.map((card, index) => (
            <li key={index} class="item">
              <CardView app={app} chat={chat} card={card} />
            </li>
          ))}
        </ul>
        {many && (
          <div class="leaf">
            <button type="button" class="icon-btn" aria-label={t('card.before')} onClick={() => this.leaf(false)}>
              <Icon name="back" />
            </button>
            <button type="button" class="icon-btn" aria-label={t('card.after')} onClick={() => this.leaf(true)}>
              <Icon name="go" />
            </button>
          </div>
        )}
      </div>
    )
  }
}

interface CardProps {
  app: App
  chat: Chat
  card: Card
}

/** A picture that cannot be had leaves no hole. */
const hide = ({ currentTarget }: { currentTarget: HTMLElement }) => {
  currentTarget.hidden = true
}

function CardView({ app, chat, card }: CardProps) {
  const { text, price, image, actions = [] } = card
  const picture = image && safeHref(image)
  const below = [text, price && money(app.locale.value, price.amount, price.currency)].filter(Boolean)
  return (
    <>
      {picture && (
        <img src={picture} alt="" loading="lazy" decoding="async" referrerpolicy="no-referrer" onError={hide} />
      )}
      <div dir="auto">
        <Title app={app} card={card} />
        {below.length > 0 && <p class="sub">{below.join(' · ')}</p>}
        {actions.map((action, index) => (
          <Action key={index} app={app} chat={chat} card={card} action={action} />
        ))}
      </div>
    </>
  )
}

const money = (locale: string, amount: number, currency: string): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount)

function Title({ app, card: { title, link, article } }: Pick<CardProps, 'app' | 'card'>) {
  const href = link && safeHref(link)
  if (article) {
    return (
      <button type="button" class="link title" onClick={() => app.go({ at: 'article', id: article })}>
        {title}
      </button>
    )
  }
  return <p class="title">{href ? <OutsideLink href={href}>{title}</OutsideLink> : title}</p>
}

function Action({ app, chat, card, action }: CardProps & { action: CardAction }) {
  const { label } = action
  if (action.do === 'open') {
    const href = safeHref(action.url)
    return href ? (
      <p class="action">
        <OutsideLink href={href}>{label}</OutsideLink>
      </p>
    ) : null
  }
  return (
    <button type="button" class="link action" onClick={() => act(app, chat, card, action)}>
      {label}
    </button>
  )
}

/** Says it for the shopper, so that the agent sees what was chosen; a cart is the page's own to change. */
function act(app: App, chat: Chat, card: Card, action: Exclude<CardAction, { do: 'open' }>): void {
  if (action.do === 'act') {
    const { name, value = null } = action
    app.host.emit('card:action', { conversationId: chat.thread.id, card: card.title, action: name, value })
  }
  chat.send(action.do === 'reply' && action.text ? action.text : `${action.label}: ${card.title}`)
}
