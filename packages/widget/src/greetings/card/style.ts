import type { WidgetOptions } from '../../seams.ts'

/** Black or white, whichever stands out more on the colour; one of them always reaches 4.5:1. */
export function textOn(accent: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(accent.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#000' : '#fff'
}

const dark = '--ink:#eeeff2;--face:#1b1d21;--line:#3d4046;--main:#4fc4ab;--on:#000'

/** The greeting's style sheet, for the shadow root. */
export function cardStyle({ accent, theme }: WidgetOptions): string {
  const own = accent ? `--main:${accent};--on:${textOn(accent)}` : ''
  const darkly = theme === 'dark' ? `.greeting{${dark};${own}}` : ''
  const auto = theme === 'auto' ? `@media(prefers-color-scheme:dark){.greeting{${dark};${own}}}` : ''
  return `.greeting{--ink:#16181d;--face:#fff;--line:#d8dade;--main:#006c58;--on:#fff;${own}}${darkly}${auto}
.greeting{all:initial;position:fixed;box-sizing:border-box;width:min(316px,calc(100vw - 32px));padding:16px;border:1px solid var(--line);border-radius:18px;background:var(--face);color:var(--ink);font:15px/22px Inter,system-ui,sans-serif;box-shadow:0 12px 40px -8px #0f141e47;display:grid;gap:12px;animation:rise .2s ease-out}
.greeting *{font:inherit;color:inherit;box-sizing:border-box}
@keyframes rise{from{opacity:0;translate:0 8px}}
@media(prefers-reduced-motion:reduce){.greeting{animation:none}}
.greeting header,.greeting div{display:flex;align-items:center;gap:8px;flex-wrap:wrap}
.greeting header{padding-inline-end:32px;font-weight:600}
.greeting header svg{width:28px;height:28px;padding:6px;border-radius:50%;background:#16181d;color:#e0ac4a}
.greeting svg{fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round}
.greeting p{margin:0}.greeting b{font-weight:600}
.greeting i{display:flex;align-items:center;gap:8px;border:1px solid var(--line);border-radius:10px;padding:6px 10px;font:550 13px/20px Inter,system-ui,sans-serif}
.greeting img{width:32px;height:32px;margin:0 0 0 -4px;border-radius:7px;object-fit:cover}
.greeting button{min-height:36px;padding:6px 16px;border:1px solid var(--main);border-radius:999px;background:none;font-weight:550;cursor:pointer}
.greeting button:first-child{background:var(--main);color:var(--on)}
.greeting button:focus-visible{outline:2px solid var(--main);outline-offset:2px}
.greeting .x{position:absolute;inset-block-start:8px;inset-inline-end:8px;width:40px;height:40px;padding:8px;border:0;background:none!important;color:var(--ink)!important}
.greeting.compact{gap:8px;padding:12px 16px}.compact i{display:none}
@media(pointer:coarse){.greeting button{min-height:44px}}`
}
