import { channels, type Report } from '@deskbell/protocol'
import { deflection } from '@deskbell/surveys/metrics'
import { idFor } from '../content/id-for.ts'
import { formatRoute } from '../route.ts'
import { clockDuration } from '../text/durations.ts'
import { languageName } from '../text/language-name.ts'
import { useDesk } from '../use-desk.ts'
import { BehindButton } from './behind.tsx'
import { minimum } from './figures.ts'
import { sayShareOf } from './say-score.ts'
import { sayShare } from './say-share.ts'
import { Table } from './table.tsx'
import { usePlace } from './use-place.ts'

/** Said where a filter cannot be heeded, because what is counted belongs to no conversation. */
function useUnfiltered(): string | null {
  const { say } = useDesk()
  const { filter = {} } = usePlace()
  return filter.agent || filter.page || filter.tag || filter.channel ? say('reports.unfiltered') : null
}

/** How well each article helps: votes, and how often the assistant's giving it was enough. */
export function ArticleTable({ articles }: { articles: Report['articles'] }) {
  const { say, locale } = useDesk()
  const unfiltered = useUnfiltered()
  const count = new Intl.NumberFormat(locale).format
  const heads = [
    ...[say('reports.article'), say('reports.helpful'), say('reports.unhelpful'), say('reports.helpfulRate')],
    ...[say('reports.gave'), say('reports.enough')],
  ]
  const enough = ({ given, handedOff }: Report['articles'][number]) => {
    const { deflectionPct } = deflection({ selfServed: given - handedOff, contacts: handedOff })
    return given < minimum || deflectionPct === null ? say('reports.undefined') : sayShareOf(say, locale, deflectionPct)
  }
  return (
    <Table
      title={say('reports.votes')}
      name="articles"
      wide
      empty={say('reports.noVotes')}
      hint={unfiltered}
      columns={heads.map((head) => ({ head }))}
      rows={articles.map((row) => ({
        key: row.article,
        cells: [
          row.article,
          count(row.helpful),
          count(row.unhelpful),
          sayShare(say, locale, row.helpful, row.helpful + row.unhelpful),
          <BehindButton
            key="given"
            title={row.article}
            behind={{ kind: 'article', article: row.article }}
            count={row.given}
          >
            {count(row.given)}
          </BehindButton>,
          enough(row),
        ],
      }))}
      raw={[
        [heads[0]!, heads[1]!, heads[2]!, heads[4]!, say('reports.handedOver')],
        ...articles.map(({ article, helpful, unhelpful, given, handedOff }) => [
          ...[article, helpful, unhelpful],
          ...[given, handedOff],
        ]),
      ]}
    />
  )
}

/** What was asked in vain, those that mean the same together, and the way to close the gap. */
export function UnansweredTable({ unanswered }: { unanswered: Report['unanswered'] }) {
  const { say, locale } = useDesk()
  const unfiltered = useUnfiltered()
  const count = new Intl.NumberFormat(locale).format
  const heads = [say('reports.query'), say('reports.language'), say('reports.times'), say('reports.thenPerson')]
  return (
    <Table
      title={say('reports.misses')}
      name="searches"
      wide
      empty={say('reports.noMisses')}
      hint={unfiltered}
      columns={[...heads.map((head) => ({ head })), { head: say('content.writeIt'), quiet: true }]}
      rows={unanswered.map(({ question, locale: tag, asked, person, also }) => ({
        key: `${tag} ${question}`,
        cells: [
          <Question key="question" question={question} also={also} />,
          languageName(locale, tag),
          count(asked),
          count(person),
          <a
            key="write"
            class="button"
            href={formatRoute({ screen: 'content', kind: 'article', id: newId(tag, question), question })}
          >
            {say('content.writeIt')}
            <span class="vh">: {question}</span>
          </a>,
        ],
      }))}
      raw={[heads, ...unanswered.map(({ question, locale: tag, asked, person }) => [question, tag, asked, person])]}
    />
  )
}

/** Where an article with this question is begun. */
const newId = (tag: string, question: string): string => `${tag.split('-')[0]}/${idFor(question) || 'article'}`

function Question({ question, also }: { question: string; also: readonly string[] }) {
  const { say } = useDesk()
  if (also.length === 0) return <>{question}</>
  return (
    <details class="wordings">
      <summary>{question}</summary>
      <ul aria-label={say('reports.also')}>
        {also.map((text) => (
          <li key={text} dir="auto">
            {text}
          </li>
        ))}
      </ul>
    </details>
  )
}

const figureOf = { widget: 'byWidget', email: 'byEmail', api: 'byApi' } as const

/** In which way conversations went. */
export function ChannelTable({ report }: { report: Report }) {
  const { say, locale } = useDesk()
  const { started } = report.conversations
  if (started === 0) return null
  const heads = [say('reports.channel'), say('reports.started'), say('reports.channelShare')]
  const count = new Intl.NumberFormat(locale).format
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format
  return (
    <Table
      title={say('reports.channels')}
      name="channels"
      hint={say('reports.channelsHint')}
      columns={heads.map((head) => ({ head }))}
      rows={channels.map((channel) => {
        const title = say(`reports.channel.${channel}`)
        const n = report.channels[channel]
        const cell = (
          <BehindButton key="n" title={title} behind={{ kind: 'figure', figure: figureOf[channel] }} count={n}>
            {count(n)}
          </BehindButton>
        )
        return { key: channel, cells: [title, cell, percent(n / started)] }
      })}
      raw={[
        heads.slice(0, 2),
        ...channels.map((channel) => [say(`reports.channel.${channel}`), report.channels[channel]]),
      ]}
    />
  )
}

/** What each agent did. Scores do not stand here: few answers say little of one person. */
export function AgentTable({ agents }: { agents: Report['agents'] }) {
  const { say, locale } = useDesk()
  if (agents.length === 0) return null
  const count = new Intl.NumberFormat(locale).format
  const heads = [
    ...[say('reports.agent'), say('reports.served'), say('reports.replies'), say('reports.solvedCount')],
    ...[say('reports.openNow'), say('reports.firstReply')],
  ]
  const reply = ({ firstReply: { median } }: Report['agents'][number]) =>
    median === null ? say('reports.undefined') : clockDuration(median)
  return (
    <Table
      title={say('reports.agents')}
      name="agents"
      wide
      columns={heads.map((head) => ({ head }))}
      rows={agents.map((row) => ({
        key: row.agent,
        cells: [row.name, count(row.conversations), count(row.replies), count(row.solved), count(row.open), reply(row)],
      }))}
      raw={[
        [...heads.slice(0, 5), say('reports.median', { title: say('reports.firstReply') })],
        ...agents.map(({ name, conversations, replies, solved, open, firstReply: { median } }) => [
          ...[name, conversations, replies],
          ...[solved, open, median === null ? null : median / 1000],
        ]),
      ]}
    />
  )
}
