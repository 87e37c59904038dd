/** A colour as lightness (0–1), chroma and hue (radians) in OKLCH. */
export interface Oklch {
  l: number
  c: number
  h: number
}
export type Rgb = readonly [number, number, number]

/** `#rgb` or `#rrggbb` to channels from 0 to 1; `null` for anything else. */
export function parseHex(hex: string): Rgb | null {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(hex)
  const full = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)
  const parts = short?.slice(1).map((digit) => digit + digit) ?? full?.slice(1)
  return parts ? (parts.map((part) => Number.parseInt(part, 16) / 255) as unknown as Rgb) : null
}

const linear = (x: number) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4)
const gamma = (x: number) => (x <= 0.0031308 ? x * 12.92 : 1.055 * x ** (1 / 2.4) - 0.055)

/** Relative luminance, WCAG 2.2. */
const luminance = ([r, g, b]: Rgb) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)

/** Contrast ratio of two colours, 1 to 21, WCAG 2.2. */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** sRGB to OKLCH; matrices by B. Ottosson, "A perceptual color space for image processing" (2020). */
export function toOklch(rgb: Rgb): Oklch {
  const [r, g, b] = rgb.map(linear) as unknown as Rgb
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return { l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, c: Math.hypot(x, y), h: Math.atan2(y, x) }
}

/** OKLCH to sRGB; chroma is lowered until the colour exists on a screen. Result in steps of 1/255. */
export function fromOklch({ l, c, h }: Oklch): Rgb {
  const x = c * Math.cos(h)
  const y = c * Math.sin(h)
  const [p, q, t] = [
    l + 0.3963377774 * x + 0.2158037573 * y,
    l - 0.1055613458 * x - 0.0638541728 * y,
    l - 0.0894841775 * x - 1.291485548 * y,
  ].map((root) => root ** 3) as unknown as Rgb
  const rgb = [
    4.0767416621 * p - 3.3077115913 * q + 0.2309699292 * t,
    -1.2684380046 * p + 2.6097574011 * q - 0.3413193965 * t,
    -0.0041960863 * p - 0.7034186147 * q + 1.707614701 * t,
  ]
  if (c > 0.001 && rgb.some((channel) => channel < -0.001 || channel > 1.001)) return fromOklch({ l, c: c * 0.9, h })
  return rgb.map((v) => Math.round(gamma(Math.min(1, Math.max(0, v))) * 255) / 255) as unknown as Rgb
}

export const toHex = (rgb: Rgb): string =>
  `#${rgb
    .map((channel) =>
      Math.round(channel * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
