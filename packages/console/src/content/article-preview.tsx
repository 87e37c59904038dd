import type { Article, Block, Inline } from '@deskbell/protocol'
import { Scrolls } from '../frame/scrolls.tsx'
import { useDesk } from '../use-desk.ts'

/** An article as the shopper sees it, drawn node by node. */
export function ArticlePreview({ article, lang }: { article: Article | null; lang: string }) {
  const { say } = useDesk()
  if (!article) return <p class="hint">{say('content.noPreview')}</p>
  return (
    <article class="article-preview" lang={lang} dir="auto">
      <h3>{article.question}</h3>
      <Blocks blocks={article.blocks} />
    </article>
  )
}

const Blocks = ({ blocks }: { blocks: readonly Block[] }) => (
  <>
    {blocks.map((block, at) => (
      <OneBlock key={at} block={block} />
    ))}
  </>
)

function OneBlock({ block }: { block: Block }) {
  switch (block.t) {
    case 'p':
      return (
        <p>
          <Marks nodes={block.c} />
        </p>
      )
    case 'h':
      return (
        <h4>
          <Marks nodes={block.c} />
        </h4>
      )
    case 'list': {
      const items = block.items.map((item, at) => (
        <li key={at}>
          <Blocks blocks={item} />
        </li>
      ))
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.c} />
        </blockquote>
      )
    case 'callout':
      return (
        <div class={`callout ${block.tone}`}>
          <Blocks blocks={block.c} />
        </div>
      )
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      )
    case 'table':
      return <Grid block={block} />
    case 'image':
      return <img src={block.src} alt={block.alt} loading="lazy" referrerpolicy="no-referrer" />
    case 'video':
      return <a href={block.src}>{block.title || block.src}</a>
    case 'rule':
      return <hr />
  }
}

const Grid = ({ block: { head, rows } }: { block: Extract<Block, { t: 'table' }> }) => (
  <Scrolls>
    <table>
      <thead>
        <tr>
          {head.map((cell, at) => (
            <th key={at} scope="col">
              <Marks nodes={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {row.map((cell, column) => (
              <td key={column}>
                <Marks nodes={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </Scrolls>
)

const Marks = ({ nodes }: { nodes: readonly Inline[] }) => (
  <>
    {nodes.map((node, at) => (
      <Mark key={at} node={node} />
    ))}
  </>
)

function Mark({ node }: { node: Inline }) {
  if (typeof node === 'string') return <>{node}</>
  switch (node.t) {
    case 'code':
      return <code>{node.text}</code>
    case 'image':
      return <img src={node.src} alt={node.alt} loading="lazy" referrerpolicy="no-referrer" />
    case 'break':
      return <br />
    case 'link':
      return (
        <a href={node.href} target="_blank" rel="noopener noreferrer nofollow">
          <Marks nodes={node.c} />
        </a>
      )
    case 'article':
      return (
        <span class="article-link">
          <Marks nodes={node.c} />
        </span>
      )
    case 'strong':
      return (
        <strong>
          <Marks nodes={node.c} />
        </strong>
      )
    case 'em':
      return (
        <em>
          <Marks nodes={node.c} />
        </em>
      )
    case 'del':
      return (
        <del>
          <Marks nodes={node.c} />
        </del>
      )
  }
}
