import type { WidgetOptions } from '../../seams.ts'

/**
 * Black or white, whichever stands out more on the colour. Luminance by a plain gamma of 2.2 instead of the curve of
 * WCAG: with this border each of the 16.7 million colours still reaches 4.5:1.
 */
export function textOn(accent: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => (Number.parseInt(accent.slice(at, at + 2), 16) / 255) ** 2.2)
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b! > 0.18 ? '#000' : '#fff'
}

/** When the card is dark. */
const darkWhen = { dark: 'all', auto: '(prefers-color-scheme:dark)', light: 'not all' }

/** The greeting's style sheet, for the shadow root. */
export function cardStyle({ accent, theme }: WidgetOptions): string {
  return `.greeting{--ink:#16181d;--face:#fff;--line:#d8dade;--main:#006c58;--on:#fff;all:initial;position:fixed;box-sizing:border-box;width:min(316px,100vw - 32px);padding:16px;border-radius:18px;background:var(--face);color:var(--ink);font:15px/22px system-ui,sans-serif;box-shadow:0 12px 40px -8px #0f141e47;display:grid;gap:12px}
@media ${darkWhen[theme]}{.greeting{--ink:#eeeff2;--face:#1b1d21;--line:#3d4046;--main:#4fc4ab;--on:#000}}
${accent ? `.greeting{--main:${accent};--on:${textOn(accent)}}` : ''}
.greeting *{font:inherit;color:inherit;box-sizing:border-box;margin:0}
.greeting,.greeting i{border:1px solid var(--line)}
.greeting :is(header,div,i){display:flex;align-items:center;gap:8px;flex-wrap:wrap}
.greeting :is(header,b,i,button){font-weight:600}
.greeting header{padding-inline-end:32px}
.greeting svg{fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round}
.greeting header svg{width:28px;padding:6px;border-radius:50%;background:#16181d;color:#e0ac4a}
.greeting i{border-radius:10px;padding:6px 10px;font-size:13px}
.greeting img{width:32px;height:32px;margin-inline-start:-4px;border-radius:7px;object-fit:cover}
.greeting button{min-height:36px;padding:6px 16px;border:1px solid var(--main);border-radius:99px;background:none;cursor:pointer}
.greeting button:first-child{background:var(--main);color:var(--on)}
.greeting button:focus-visible{outline:2px solid var(--main);outline-offset:2px}
.greeting .x{position:absolute;inset-block-start:8px;inset-inline-end:8px;width:40px;height:40px;padding:8px;border:0}
.compact{gap:8px;padding:12px 16px}.compact i{display:none}
@media(pointer:coarse){.greeting button{min-height:44px}}
@media(prefers-reduced-motion:no-preference){.greeting{animation:rise .2s}@keyframes rise{from{opacity:0;translate:0 8px}}}`
}
