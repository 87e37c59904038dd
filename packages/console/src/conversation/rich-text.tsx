import { useDesk } from '../use-desk.ts'
import { linkify } from './linkify.ts'

/** Foreign words as text nodes, with the addresses in them as links into a window of their own. */
export function RichText({ text }: { text: string }) {
  const { say } = useDesk()
  return (
    <>
      {linkify(text).map(({ text: part, href }, index) =>
        href === null ? (
          part
        ) : (
          <a key={index} href={href} target="_blank" rel="noopener noreferrer nofollow" title={say('link.newWindow')}>
            {part}
          </a>
        ),
      )}
    </>
  )
}
