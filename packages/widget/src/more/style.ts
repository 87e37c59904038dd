import { inlineSheet } from './edge/stand-in.ts'
import type { Offset, ReadSettings } from './settings.ts'

/** What the widget itself leaves free, in px. */
const standard = 20

function at({ x = standard, y = standard }: Pick<Offset, 'x' | 'y'>): string {
  return `#launcher#launcher{margin:${y}px ${x}px}.panel.panel{inset-block-end:${y + 68}px;max-block-size:calc(100dvh - ${y + 84}px)}.panel.panel.right{right:${x}px}.panel.panel.left{left:${x}px}`
}

/** Launcher and panel where the owner wants them. Selectors outweigh those of the parts, whichever sheet comes first. */
export function sheetOf({ offset, css }: ReadSettings, inline: boolean): string {
  const { mobileX: x = offset?.x, mobileY: y = offset?.y } = offset ?? {}
  const phone = `#launcher#launcher{margin:${y ?? standard}px ${x ?? standard}px}`
  const place = offset ? `@media(min-width:480px){${at(offset)}}@media(max-width:479.9px){${phone}}` : ''
  return place + (inline ? inlineSheet : '') + (css ? `:host{${css}}` : '')
}

/** The custom properties that the panel reads. */
export const propertiesOf = ({ tokens, font }: ReadSettings): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...tokens, ...(font && { font }) }).map(([name, value]) => [`--db-${name}`, value]),
  )
