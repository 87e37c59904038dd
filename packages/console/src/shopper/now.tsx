import type { PageView, VisitorContext } from '@deskbell/protocol'
import type { ComponentChildren } from 'preact'
import { languageName } from '../text/language-name.ts'
import { useDesk } from '../use-desk.ts'
import { shortAddress, webAddress } from './web-address.ts'

/** Where the shopper is at this moment and how they came. */
export function Now({ context }: { context: VisitorContext }) {
  const { say, locale } = useDesk()
  const { page, referrer, device } = context
  const unknown = say('shopper.unknown')
  return (
    <section aria-labelledby="now-title">
      <h3 id="now-title">{say('shopper.now')}</h3>
      <dl class="facts">
        <Fact name={say('shopper.page')}>{page ? <Page page={page} /> : unknown}</Fact>
        <Fact name={say('shopper.from')}>{referrer ? shortAddress(referrer) : unknown}</Fact>
        <Fact name={say('shopper.language')}>{languageName(locale, context.locale)}</Fact>
        <Fact name={say('shopper.device')}>{device ?? unknown}</Fact>
      </dl>
    </section>
  )
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd dir="auto">{children}</dd>
  </div>
)

function Page({ page }: { page: PageView }) {
  const { say } = useDesk()
  const address = webAddress(page.url)
  const title = page.title.trim() || shortAddress(page.url)
  return (
    <>
      <span class="page-type">{say(`page.${page.type}`)}</span>
      {address ? (
        <a href={address} target="_blank" rel="noopener noreferrer nofollow" title={say('link.newWindow')}>
          {title}
        </a>
      ) : (
        title
      )}
    </>
  )
}
