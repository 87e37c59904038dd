import type { Shell } from '../launcher/shell.ts'
import type { Consent } from '../seams.ts'

/** Globals by which consent tools are known; what reads them is fetched where one is there, or where the page speaks. */
export const toolNames = [
  'OneTrust',
  'OnetrustActiveGroups',
  'Cookiebot',
  '__tcfapi',
  'wp_has_consent',
  '_hsp',
] as const

const isAsked = ({ said, consentMode = 'auto' }: Shell): boolean =>
  consentMode !== 'auto' ||
  said.some(([verb]) => verb === 'consent') ||
  (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true ||
  navigator.doNotTrack === '1' ||
  toolNames.some((name) => name in window) ||
  !!(window as { Shopify?: { customerPrivacy?: object } }).Shopify?.customerPrivacy ||
  saysDefault((window as { dataLayer?: unknown }).dataLayer)

/** Google's consent mode has no reader: what was said stands in the data layer. */
function saysDefault(layer: unknown): boolean {
  return Array.isArray(layer) && layer.some((one) => one?.[0] === 'consent')
}

/** Knows what the shopper agreed to, before anything optional is kept or told. Costs nothing where nobody asks. */
export async function askConsent(shell: Shell): Promise<Consent> {
  if (isAsked(shell)) shell.asking ??= import('./index.ts').then(({ startConsent }) => startConsent(shell))
  await shell.asking
  return shell.agreed?.() ?? { preferences: true, analytics: true }
}
