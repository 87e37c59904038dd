import type { ConversationSummary } from '@deskbell/protocol'
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { useKeptFocus } from '../frame/use-kept-focus.ts'
import { inList } from '../route.ts'
import { useAct } from '../use-act.ts'
import { useDesk } from '../use-desk.ts'
import { nextIndex } from './next-index.ts'
import { Row } from './row.tsx'
import { useWindow } from './use-window.ts'
import { visitorName } from './visitor-name.ts'
import { rowHeight } from './window.ts'

interface RowsProps {
  all: readonly ConversationSummary[]
  /** Whether there are more than are here, and how many there are in all, where that is known. */
  more: boolean
  total: number | null
  loadMore(): void
}

/** The conversations as rows, of which only those that can be seen are drawn. */
export function Rows({ all, more, total, loadMore }: RowsProps) {
  const { thread, go, route, triage } = useDesk()
  const box = useRef<HTMLUListElement>(null)
  const focused = useSignal<string | null>(null)
  const ids = useMemo(() => all.map(({ id }) => id), [all])
  const open = useLastOpen(thread.value?.id ?? null)
  const placeOf = (id: string | null) => (id === null ? -1 : ids.indexOf(id))
  const list = useWindow(box, ids, [placeOf(focused.value), placeOf(open)])
  // In this order: where focus is wanted now counts more than where it was.
  useKeptFocus(box)
  const focusSoon = useFocus(box)

  useShown(thread.value?.id ?? null, (id) => placeOf(id) >= 0 && list.show(placeOf(id)))
  const step = (from: string | null, by: 1 | -1) => nextIndex(placeOf(from), by, ids.length)
  const openId = thread.value?.id ?? null
  const move = (by: 1 | -1) => {
    const index = step(placeOf(focused.value) >= 0 ? focused.value : openId, by)
    focused.value = ids[index] ?? null
    list.show(index)
    focusSoon(focused.value)
  }
  useMoves(move, (by) => {
    const to = ids[step(openId, by)]
    if (to) go(inList(route.value, to))
  })

  const end = list.pieces.findLast((piece) => piece.kind === 'row')
  const nearEnd = more && end?.kind === 'row' && end.index >= ids.length - fetchAhead
  useEffect(() => {
    if (nearEnd) loadMore()
  }, [loadMore, nearEnd, ids.length])
  const select = triage.selection
  useAct('select', () => {
    const id = focused.value ?? openId
    if (id) select.toggle(id)
  })
  const size = more ? Math.max(total ?? 0, all.length) : all.length
  const itemOf = useItems((id) => select.extend(id, ids))

  return (
    <ul
      ref={box}
      onScroll={list.onScroll}
      onFocusIn={({ target }) => {
        focused.value = (target as HTMLElement).dataset.conversation ?? null
      }}
      onFocusOut={() => {
        focused.value = null
      }}
    >
      {list.pieces.map((piece) =>
        piece.kind === 'gap' ? (
          <Gap key={`gap ${piece.at}`} rows={piece.rows} />
        ) : (
          itemOf({ conversation: all[piece.index]!, index: piece.index, size })
        ),
      )}
    </ul>
  )
}

interface Item {
  conversation: ConversationSummary
  index: number
  size: number
}

/** Makes the item of a row, and gives the very same one as long as nothing of it changes: then nothing is compared. */
function useItems(extend: (id: string) => void): (item: Item) => VNode {
  const latest = useRef(extend)
  latest.current = extend
  const before = useRef(new Map<string, Item & { made: VNode }>())
  const now: typeof before.current = new Map()
  useLayoutEffect(() => {
    before.current = now
  })
  return (item) => {
    const { conversation, index, size } = item
    const known = before.current.get(conversation.id)
    const same = known?.conversation === conversation && known.index === index && known.size === size
    const made = same ? known.made : makeItem(item, (id) => latest.current(id))
    now.set(conversation.id, { ...item, made })
    return made
  }
}

const makeItem = ({ conversation, index, size }: Item, extend: (id: string) => void): VNode => (
  <li key={conversation.id} aria-setsize={size} aria-posinset={index + 1}>
    <Pick conversation={conversation} extend={extend} />
    <Row conversation={conversation} />
  </li>
)

/** Rows before the last one that is here, from which on the next ones are fetched. */
const fetchAhead = 60

/** Puts a row among those that the next act is for; with Shift, all up to it. */
function Pick({ conversation, extend }: { conversation: ConversationSummary; extend(id: string): void }) {
  const { say, triage } = useDesk()
  const { selection } = triage
  const { id, visitor } = conversation
  const picked = selection.ids.value.has(id)
  return (
    <label class={picked ? 'pick picked' : 'pick'}>
      <input
        type="checkbox"
        tabIndex={-1}
        checked={picked}
        aria-label={say('triage.pick', { name: visitorName(say, visitor) })}
        onClick={(event) => {
          if (event.shiftKey) extend(id)
          else selection.toggle(id)
        }}
      />
    </label>
  )
}

/** The keys that lead through the list: to the next row, and into the next conversation. */
function useMoves(move: (by: 1 | -1) => void, follow: (by: 1 | -1) => void): void {
  useAct('next', () => move(1))
  useAct('previous', () => move(-1))
  useAct('openNext', () => follow(1))
  useAct('openPrevious', () => follow(-1))
}

/** Room for rows that are not drawn. */
const Gap = ({ rows }: { rows: number }) => (
  <li class="gap" aria-hidden="true">
    <svg width="1" height={rows * rowHeight} focusable="false" />
  </li>
)

/** The row one comes back to: the conversation that is open or was last. */
function useLastOpen(id: string | null): string | null {
  const last = useRef(id)
  if (id !== null) last.current = id
  return last.current
}

/** Shows the row of a conversation once, when it is opened. */
function useShown(id: string | null, show: (id: string) => void): void {
  const latest = useRef(show)
  latest.current = show
  useLayoutEffect(() => {
    if (id !== null) latest.current(id)
  }, [id])
}

/** Gives focus to a row as soon as it is drawn. */
function useFocus(box: { current: HTMLElement | null }): (id: string | null) => void {
  const wanted = useRef<string | null>(null)
  const take = () => {
    const row = wanted.current && box.current?.querySelector<HTMLElement>(`[data-conversation="${wanted.current}"]`)
    if (!row) return
    wanted.current = null
    row.focus({ preventScroll: true })
  }
  useLayoutEffect(take)
  return (id) => {
    wanted.current = id
    take()
  }
}
