import type { PageSeen } from '@deskbell/protocol'
import { sayTime } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'
import { shortAddress, webAddress } from './web-address.ts'

/** The pages of this visit with their times, the newest first. */
export function Pages({ pages }: { pages: readonly PageSeen[] }) {
  const { say, locale } = useDesk()
  if (pages.length < 2) return null
  return (
    <section aria-labelledby="pages-title">
      <h3 id="pages-title">{say('shopper.pages')}</h3>
      <dl class="facts">
        {[...pages].reverse().map((page) => (
          <div key={page.at}>
            <dt>{sayTime(locale, page.at)}</dt>
            <dd dir="auto">
              <PageLink page={page} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function PageLink({ page }: { page: PageSeen }) {
  const { say } = useDesk()
  const address = webAddress(page.url)
  const title = page.title.trim() || shortAddress(page.url)
  if (!address) return <>{title}</>
  return (
    <a href={address} target="_blank" rel="noopener noreferrer nofollow" title={say('link.newWindow')}>
      {title}
    </a>
  )
}
