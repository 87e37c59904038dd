import type { WidgetOptions } from '../seams.ts'

/** The mark on a device whose shopper has a conversation: answers may be waiting on the next page, too. */
export const talkMark = ({ siteKey }: Pick<WidgetOptions, 'siteKey'>) => `deskbell:${siteKey}`
