import type { Color } from '../catalogue.ts'

/** Tones of one colour: the upper, its shaded and lit parts, trim, and what is drawn over it. */
export interface Palette {
  main: string
  dark: string
  light: string
  trim: string
  sole: string
  soleDark: string
}

const white = { sole: '#f6f1e9', soleDark: '#d9d0c2' }
const brown = { sole: '#4a3728', soleDark: '#32251b' }

export const palettes: Record<Color, Palette> = {
  red: { main: '#c8322b', dark: '#96201d', light: '#e2564a', trim: '#fff4ea', ...white },
  black: { main: '#33343a', dark: '#1c1d21', light: '#4f515a', trim: '#e9e4da', ...white },
  white: { main: '#f1ede5', dark: '#d3ccbf', light: '#ffffff', trim: '#c8322b', sole: '#fbf8f2', soleDark: '#cfc6b6' },
  sky: { main: '#7fb0d0', dark: '#5689ab', light: '#a6cde5', trim: '#fdfaf4', ...white },
  chestnut: { main: '#7d4527', dark: '#56301c', light: '#a1643f', trim: '#3a2417', ...brown },
  cognac: { main: '#b06a34', dark: '#814a22', light: '#d08d55', trim: '#5d3418', ...brown },
  navy: { main: '#2f4468', dark: '#1e2d48', light: '#4a638d', trim: '#16223a', ...brown },
}
