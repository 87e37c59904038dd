import type { EntryBody } from '@deskbell/protocol'

const said = new Set<EntryBody['kind']>(['text', 'cards', 'coupon', 'video', 'file', 'form', 'gone'])

/** Whether the entry is something said; everything else happened. */
export const isSaid = ({ kind }: EntryBody): boolean => said.has(kind)
