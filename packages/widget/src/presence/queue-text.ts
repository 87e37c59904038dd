import type { ConversationStatus, QueuePlace } from '@deskbell/protocol'
import type { Translate } from '../panel/translate.ts'

/** Where a waiting shopper stands, in plain words; empty when nobody waits. @example 'You are next · about 2 minutes' */
export function queueText(
  t: Translate,
  status: ConversationStatus,
  place: QueuePlace | null,
  online: number | null,
): string {
  if (status !== 'waiting') return ''
  const where =
    place === null ? '' : place.position <= 1 ? t('queue.next') : t('queue.place', { count: place.position })
  const wait = place?.waitMinutes ?? null
  const when =
    online === 0
      ? t('chat.away')
      : wait === null
        ? where || t('chat.waiting')
        : t('queue.wait', { count: Math.max(1, Math.round(wait)) })
  return where && when !== where ? `${where} · ${when}` : when
}
