/** The custom properties of a shop's own colour by scheme; the code for it is fetched where there is one. */
export async function loadAccent(accent: string | null) {
  if (!accent) return null
  const { deriveTones, toProperties } = await import('../../accent/index.ts')
  const tones = deriveTones(accent)
  return tones && { light: toProperties(tones.light), dark: toProperties(tones.dark) }
}
