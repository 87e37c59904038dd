import type { WidgetOptions } from '../seams.ts'
import type { Look } from './shell.ts'

/**
 * The launcher's style sheet. `:host{…!important}` is the mount that no page rule reaches: for important declarations
 * the inner tree wins over the page; `all` leaves out only direction, which parts with text set themselves, and custom
 * properties. The bell is dark in both schemes; its border is what parts it from a dark page, and what forced colours
 * draw.
 */
export const launcherStyle = ({ zIndex, position }: WidgetOptions, { isVisible }: Look): string =>
  `:host{all:initial!important;position:fixed!important;z-index:${zIndex}!important}@media print{:host{display:none!important}}#launcher{position:fixed;${position}:env(safe-area-inset-${position});bottom:env(safe-area-inset-bottom);margin:20px;width:56px;height:56px;border:1px solid #8888;border-radius:56px;display:${isVisible ? 'grid' : 'none'};place-items:center;cursor:pointer;background:#16181d;color:#e0ac4a;box-shadow:0 8px 24px #0008}#launcher svg{width:24px;height:24px;fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round}#launcher span{position:absolute;top:-3px;right:-3px;min-width:18px;border-radius:18px;background:#e0ac4a;color:#16181d;font:700 12px/18px system-ui}`
