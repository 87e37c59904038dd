import * as v from 'valibot'
import { Cid, ShortId } from './ids.ts'

/** Longest remark, and how many a visitor may have. */
export const remarkLimits = { text: 1000, count: 100 } as const

/** What the team wrote down about a visitor, whatever conversation it was in. No visitor ever reads it. */
export interface Remark {
  id: string
  text: string
  at: number
  by: string
}

/** The cid becomes the remark's id. */
export const RemarkAdd = v.object({
  cid: Cid,
  visitor: ShortId,
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(remarkLimits.text)),
})
export type RemarkAdd = v.InferOutput<typeof RemarkAdd>
export const RemarkRemove = v.object({ visitor: ShortId, remark: Cid })
export type RemarkRemove = v.InferOutput<typeof RemarkRemove>

export const remarkCommands = { 'remark:add': RemarkAdd, 'remark:remove': RemarkRemove } as const

export interface RemarkAnswers {
  'remark:add': { remarks: Remark[] }
  'remark:remove': { remarks: Remark[] }
}
