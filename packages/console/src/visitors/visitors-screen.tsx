import '../styles/reports.css'
import type { OnlineVisitor } from '@deskbell/protocol'
import { visitorName } from '../inbox/visitor-name.ts'
import { formatRoute } from '../route.ts'
import { shortAddress, webAddress } from '../shopper/web-address.ts'
import { sayAgo } from '../text/durations.ts'
import { languageName } from '../text/language-name.ts'
import { sayMoney } from '../text/money.ts'
import { useDesk } from '../use-desk.ts'
import { WriteFirst } from './write-first.tsx'

/** Who is on the site at this moment, what they look at and what lies in their carts. */
export function VisitorsScreen() {
  const { say, visitors } = useDesk()
  const now = visitors.now.value
  return (
    <main class="reports visitors" aria-labelledby="visitors-title">
      <header>
        <h1 id="visitors-title" tabIndex={-1}>
          {say('nav.visitors')}
        </h1>
        {now && <p class="hint">{say('visitors.count', { count: now.total })}</p>}
      </header>
      {visitors.failed.value && (
        <p class="fault" role="alert">
          {say('error.unreachable')}
        </p>
      )}
      {now === null ? (
        <p class="hint">{say('shopper.loading')}</p>
      ) : now.visitors.length === 0 ? (
        <p class="hint">{say('visitors.nobody')}</p>
      ) : (
        <VisitorTable all={now.visitors} />
      )}
    </main>
  )
}

function VisitorTable({ all }: { all: readonly OnlineVisitor[] }) {
  const { say } = useDesk()
  const columns = ['visitors.who', 'shopper.page', 'visitors.since', 'shopper.cart', 'shopper.language'] as const
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-labelledby="visitors-title">
      <table>
        <thead>
          <tr>
            {columns.map((key) => (
              <th key={key} scope="col">
                {say(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map((visitor) => (
            <VisitorRow key={visitor.id} visitor={visitor} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function VisitorRow({ visitor }: { visitor: OnlineVisitor }) {
  const { say, locale, now } = useDesk()
  const { page, cart, conversation } = visitor
  const name = visitorName(say, visitor)
  const address = page && webAddress(page.url)
  const title = page ? page.title.trim() || shortAddress(page.url) : say('shopper.unknown')
  return (
    <tr>
      <th scope="row" dir="auto">
        {conversation ? (
          <a href={formatRoute({ screen: 'inbox', view: 'inbox', conversation: conversation.id })}>{name}</a>
        ) : (
          name
        )}{' '}
        <span class="hint">{say('shopper.visits', { count: visitor.visits })}</span>
        {(!conversation || conversation.status === 'solved') && <WriteFirst visitor={visitor} />}
      </th>
      <td dir="auto">
        {address ? (
          <a href={address} target="_blank" rel="noopener noreferrer nofollow" title={say('link.newWindow')}>
            {title}
          </a>
        ) : (
          title
        )}
      </td>
      <td>{page ? sayAgo(say, now.value - page.at) : say('shopper.unknown')}</td>
      <td>
        {cart === null
          ? say('shopper.unknown')
          : `${new Intl.NumberFormat(locale).format(cart.items)}${cart.total === null ? '' : ` · ${sayMoney(locale, cart.total, cart.currency)}`}`}
      </td>
      <td>{languageName(locale, visitor.locale)}</td>
    </tr>
  )
}
