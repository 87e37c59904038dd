import * as v from 'valibot'
import { ShortId } from './ids.ts'
import { limits } from './limits.ts'

/** What a key may do; nothing that is not named. */
export const apiScopes = [
  'conversations:read',
  'conversations:write',
  'visitors:read',
  'visitors:erase',
  'surveys:read',
  'articles:read',
  'agents:read',
] as const
export type ApiScope = (typeof apiScopes)[number]

/** A key for programs of the shop, as administrators see it. Its secret is shown once, when it is made. */
export interface ApiKey {
  id: string
  name: string
  /** First characters of the key, by which people tell keys apart. */
  prefix: string
  scopes: ApiScope[]
  createdAt: number
  /** To the day. */
  usedAt: number | null
}

export const ApiKeyList = v.object({})
export const ApiKeyCreate = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(limits.name)),
  scopes: v.pipe(v.array(v.picklist(apiScopes)), v.minLength(1), v.maxLength(apiScopes.length)),
})
export type ApiKeyCreate = v.InferOutput<typeof ApiKeyCreate>
export const ApiKeyRevoke = v.object({ key: ShortId })
