import { contrast, fromOklch, type Oklch, parseHex, type Rgb, toHex, toOklch } from './colour.ts'

/** Tones of one scheme, `#rrggbb` each. */
export interface Tones {
  /** Fills: hero, buttons, own bubbles. */
  accent: string
  /** Text and marks on surfaces. */
  strong: string
  /** Quiet fills behind `strong` or ink. */
  soft: string
  /** Text on `accent`. */
  on: string
}

const white: Rgb = [1, 1, 1]
const black: Rgb = [0, 0, 0]
/** The surface of each scheme on which contrast is hardest (surface-3 in panel.css). */
const grounds = {
  light: fromOklch({ l: 0.945, c: 0.005, h: 4.54 }),
  dark: fromOklch({ l: 0.29, c: 0.012, h: 4.54 }),
}

/** The custom properties that carry tones into the style sheets. */
export const toProperties = ({ accent, ...others }: Tones): Record<string, string> => ({
  '--db-accent': accent,
  ...Object.fromEntries(Object.entries(others).map(([name, tone]) => [`--db-accent-${name}`, tone])),
})

/** Moves lightness by small steps until the contrast with every ground is reached. */
function reach(colour: Oklch, step: number, least: number, backs: readonly Rgb[]): Rgb {
  let { l } = colour
  let rgb = fromOklch(colour)
  while (backs.some((back) => contrast(rgb, back) < least) && l > 0 && l < 1) {
    l = Math.min(1, Math.max(0, l + step))
    rgb = fromOklch({ ...colour, l })
  }
  return rgb
}

/**
 * All tones from the shop's one colour, so that text always reaches WCAG AA (4.5:1) on what it stands on and
 * fills stand out from a dark surface (3:1). `null` for what is no hex colour.
 */
export function deriveTones(hex: string): { light: Tones; dark: Tones } | null {
  const brand = parseHex(hex)
  if (!brand) return null
  const colour = toOklch(brand)
  return { light: tonesOf(colour, brand, 'light'), dark: tonesOf(colour, brand, 'dark') }
}

function tonesOf(colour: Oklch, brand: Rgb, scheme: 'light' | 'dark'): Tones {
  const dark = scheme === 'dark'
  const ground = grounds[scheme]
  const soft = fromOklch({ ...colour, l: dark ? 0.31 : 0.955, c: Math.min(colour.c, dark ? 0.035 : 0.022) })
  const accent = dark ? reach({ ...colour, l: Math.max(colour.l, 0.72) }, 0.01, 3, [ground]) : brand
  const start = {
    ...colour,
    c: Math.min(colour.c, 0.16),
    l: dark ? Math.max(colour.l, 0.75) : Math.min(colour.l, 0.45),
  }
  const strong = reach(start, dark ? 0.01 : -0.01, 4.5, [ground, soft])
  const deep = fromOklch({ ...colour, l: 0.18, c: Math.min(colour.c, 0.02) })
  const on = [white, deep].find((text) => contrast(text, accent) >= 4.5) ?? black
  return { accent: toHex(accent), strong: toHex(strong), soft: toHex(soft), on: toHex(on) }
}
