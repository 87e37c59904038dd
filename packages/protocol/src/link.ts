import * as v from 'valibot'
import { limits } from './limits.ts'

/** Where a link may lead: another page of the shop, a web page, an e-mail or a call. Never a script. */
export const LinkTo = v.pipe(
  v.string(),
  v.maxLength(limits.url),
  v.regex(/^(?:https:\/\/|mailto:|tel:|\/(?!\/))[^\s\\]+$/),
)

/** The whole address of something on the web: a picture, a page, a video. */
export const WebAddress = v.pipe(v.string(), v.maxLength(limits.url), v.regex(/^https?:\/\/[^\s\\]+$/))
