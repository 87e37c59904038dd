import { type Card, type EntryBody, filePath } from '@deskbell/protocol'
import { Icon } from '../frame/icon.tsx'
import { webAddress } from '../shopper/web-address.ts'
import { sayDate } from '../text/dates.ts'
import { sayMoney } from '../text/money.ts'
import { useDesk } from '../use-desk.ts'
import { RichText } from './rich-text.tsx'

type Of<Kind extends EntryBody['kind']> = Extract<EntryBody, { kind: Kind }>

/** What was said, each kind in its own way; `marked` words have the marks of messages. */
export function Body({ body, marked }: { body: EntryBody; marked: boolean }) {
  switch (body.kind) {
    case 'text':
      return <Words body={body} marked={marked} />
    case 'cards':
      return <Cards body={body} />
    case 'coupon':
      return <Coupon body={body} />
    case 'video':
      return <Video body={body} />
    case 'file':
      return <FileView body={body} />
    case 'form':
      return <Form body={body} />
    case 'gone':
      return <Gone />
    default:
      return null
  }
}

function Words({ body: { text, replies }, marked }: { body: Of<'text'>; marked: boolean }) {
  return (
    <>
      <div class="bubble" dir="auto">
        <RichText text={text} marked={marked} />
      </div>
      {replies && <Labels labels={replies} />}
    </>
  )
}

const Labels = ({ labels }: { labels: readonly string[] }) => (
  <ul class="labels">
    {labels.map((label) => (
      <li key={label} dir="auto">
        {label}
      </li>
    ))}
  </ul>
)

function Cards({ body: { cards } }: { body: Of<'cards'> }) {
  return (
    <ul class="cards">
      {cards.map((card, index) => (
        <li key={index} class="card">
          <CardView card={card} />
        </li>
      ))}
    </ul>
  )
}

/** One card, as the log and the composer show it. */
export function CardView({ card: { title, text, price, image, link, actions = [] } }: { card: Card }) {
  const { locale } = useDesk()
  const picture = image && webAddress(image)
  return (
    <>
      {picture && <img src={picture} alt="" loading="lazy" referrerpolicy="no-referrer" />}
      <div dir="auto">
        <p class="card-title">{link ? <Out href={link}>{title}</Out> : title}</p>
        {(text || price) && (
          <p class="card-text">
            {[text, price && sayMoney(locale, price.amount, price.currency)].filter(Boolean).join(' · ')}
          </p>
        )}
        {actions.length > 0 && <Labels labels={actions.map(({ label }) => label)} />}
      </div>
    </>
  )
}

function Out({ href, children }: { href: string; children: preact.ComponentChildren }) {
  const { say } = useDesk()
  const address = webAddress(href)
  if (!address) return <>{children}</>
  return (
    <a href={address} target="_blank" rel="noopener noreferrer nofollow" title={say('link.newWindow')}>
      {children}
    </a>
  )
}

function Coupon({ body: { code, text, until } }: { body: Of<'coupon'> }) {
  const { say, locale } = useDesk()
  return (
    <div class="card coupon" dir="auto">
      <p>
        <RichText text={text} />
      </p>
      <p class="card-title">{say('line.coupon', { code })}</p>
      {until !== undefined && <p class="card-text">{say('line.until', { date: sayDate(locale, until) })}</p>}
    </div>
  )
}

function Video({ body: { url, title } }: { body: Of<'video'> }) {
  const { say } = useDesk()
  return (
    <p class="bubble" dir="auto">
      <Out href={url}>{say('line.video', { title })}</Out>
    </p>
  )
}

/** A picture as it looks, any other file by its name; both open where they can be saved. */
function FileView({ body: { file, text } }: { body: Of<'file'> }) {
  const { locale } = useDesk()
  const address = new URL(filePath(file), location.origin).href
  const size = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 })
  const { width, height } = file
  return (
    <div class="card attached" dir="auto">
      {file.type.startsWith('image/') ? (
        <img src={address} alt="" {...(width && height ? { width, height } : {})} loading="lazy" />
      ) : (
        <Icon name="file" />
      )}
      <div>
        <p class="card-title">
          <Out href={address}>{file.name}</Out>
        </p>
        <p class="card-text">{size.format(Math.ceil(file.size / 1024))}</p>
        {text && (
          <p>
            <RichText text={text} />
          </p>
        )}
      </div>
    </div>
  )
}

function Form({ body: { form, answers, consent } }: { body: Of<'form'> }) {
  const { say } = useDesk()
  return (
    <div class="card form" dir="auto">
      <p class="card-title">{say(`line.form.${form}`)}</p>
      <dl>
        {answers.map(({ field, label, value }) => (
          <div key={field}>
            <dt>{label}</dt>
            <dd>
              <RichText text={value} />
            </dd>
          </div>
        ))}
      </dl>
      {consent !== undefined && <p class="card-text">{say('line.consent', { text: consent })}</p>}
    </div>
  )
}

function Gone() {
  return <p class="bubble gone">{useDesk().say('line.removed')}</p>
}
