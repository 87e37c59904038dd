import { type Block, type Inline, safeHref } from '@deskbell/protocol'
import { OutsideLink } from '../panel/outside-link.tsx'
import type { Translate } from '../panel/translate.ts'
import { Picture } from './picture.tsx'

export interface BlockContext {
  /** Address of the help bundle: pictures and films are named relative to it. */
  base: string
  t: Translate
  openArticle(id: string): void
}

type Draw<T> = { node: T; context: BlockContext }

/** The blocks of an article, drawn node by node; a kind this version does not know is left out. */
export const Blocks = ({ blocks, context }: { blocks: readonly Block[]; context: BlockContext }) => (
  <>
    {blocks.map((node) => (
      <BlockView node={node} context={context} />
    ))}
  </>
)

const Inlines = ({ nodes, context }: { nodes: readonly Inline[]; context: BlockContext }) => (
  <>
    {nodes.map((node) => (
      <InlineView node={node} context={context} />
    ))}
  </>
)

function BlockView({ node, context }: Draw<Block>) {
  switch (node.t) {
    case 'p':
      return (
        <p>
          <Inlines nodes={node.c} context={context} />
        </p>
      )
    case 'h': {
      const Heading = node.level === 2 ? 'h2' : 'h3'
      return (
        <Heading>
          <Inlines nodes={node.c} context={context} />
        </Heading>
      )
    }
    case 'list': {
      const List = node.ordered ? 'ol' : 'ul'
      return (
        <List>
          {node.items.map((item) => (
            <li>
              <Blocks blocks={item} context={context} />
            </li>
          ))}
        </List>
      )
    }
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={node.c} context={context} />
        </blockquote>
      )
    case 'callout':
      return (
        <div class={`callout is-${node.tone}`}>
          <b>{context.t(`article.${node.tone}`)}</b>
          <Blocks blocks={node.c} context={context} />
        </div>
      )
    case 'code':
      return <pre>{node.text}</pre>
    case 'table':
      return <Table node={node} context={context} />
    case 'image':
      return <Picture node={node} context={context} />
    case 'video':
      return <Film node={node} context={context} />
    case 'rule':
      return <hr />
    default:
      return null
  }
}

function InlineView({ node, context }: Draw<Inline>) {
  if (typeof node === 'string') return <>{node}</>
  switch (node.t) {
    case 'strong':
    case 'em':
    case 'del': {
      const Tag = node.t
      return (
        <Tag>
          <Inlines nodes={node.c} context={context} />
        </Tag>
      )
    }
    case 'code':
      return <code>{node.text}</code>
    case 'link': {
      const href = safeHref(node.href, document.baseURI)
      const inside = <Inlines nodes={node.c} context={context} />
      return href ? <OutsideLink href={href}>{inside}</OutsideLink> : inside
    }
    case 'article':
      return (
        <button type="button" class="link" onClick={() => context.openArticle(node.id)}>
          <Inlines nodes={node.c} context={context} />
        </button>
      )
    case 'image':
      return <Picture node={node} context={context} />
    case 'break':
      return <br />
    default:
      return null
  }
}

const Table = ({ node, context }: Draw<Extract<Block, { t: 'table' }>>) => (
  <div class="table">
    <table>
      <thead>
        <tr>
          {node.head.map((cell) => (
            <th scope="col">
              <Inlines nodes={cell} context={context} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {node.rows.map((row) => (
          <tr>
            {row.map((cell) => (
              <td>
                <Inlines nodes={cell} context={context} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

/** A film file plays in place, and loads nothing before it is started; anything else is a link. */
function Film({ node, context }: Draw<Extract<Block, { t: 'video' }>>) {
  const src = safeHref(node.src, context.base)
  if (!src) return <p>{node.title}</p>
  if (!/\.(mp4|webm|ogv)$/i.test(new URL(src).pathname)) {
    return (
      <p>
        <OutsideLink href={src}>{node.title || src}</OutsideLink>
      </p>
    )
  }
  // biome-ignore lint/a11y/useMediaCaption: captions are part of the film file where its owner made them
  return <video src={src} title={node.title} aria-label={node.title} controls preload="none" playsInline />
}
