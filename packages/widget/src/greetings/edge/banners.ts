/** What tools for consent call the box that they put before a page. */
const tools = [
  '#onetrust-banner-sdk,#onetrust-pc-sdk,#CybotCookiebotDialog,#usercentrics-root,#usercentrics-cmp-ui',
  '.cky-consent-bar,.cky-modal,#cookie-law-info-bar,.cmplz-cookiebanner,.cookie-notice,.cookie-modal',
  '#didomi-notice,#didomi-popup,.qc-cmp2-container,#qc-cmp2-ui,.osano-cm-dialog,#iubenda-cs-banner',
  '.shopify-pc__banner__dialog,#shopify-pc__banner,#shopify-pc__prefs,#cookiescript_injected,.t-consentPrompt',
  '[id^=sp_message_container],#truste-consent-track,.fc-consent-root,#cmpbox,#BorlabsCookieBox,.cc-window',
].join()

/** Smaller is a button to come back by; a share of what is in sight. */
const least = 0.015
/** Longer is a page, not a banner. */
const longest = 4000
const about = /cookie|consent|gdpr|dsgvo|datenschutz|privacy|küpsis|ciasteczk|隐私|kuki|privasi|куки|ملفات تعريف/i
const agrees =
  /^\s*(i )?(accept|agree|allow|got it|ok\b|nõus|luba|akceptuj|zgadzam|zezwól|接受|同意|terima|setuju|принять|соглас|хорошо|alle |akzept|zustimm|einverst|tout a|j’a|acept|قبول|أوافق|موافق)/i

const hidden = { visibilityProperty: true, opacityProperty: true }

function isLarge(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect()
  return width * height > least * innerWidth * innerHeight && element.checkVisibility?.(hidden) !== false
}

/** A tool may stand in a shadow root, of which the page has but the root. */
const isShown = (element: Element) => [element, ...(element.shadowRoot?.querySelectorAll('*') ?? [])].some(isLarge)

/** Fixed before the page, about cookies, with a way to agree. */
function asks(element: Element): boolean {
  if (!/fixed|sticky/.test(getComputedStyle(element).position)) return false
  const text = element.textContent
  if (text.length > longest || !about.test(text) || !isLarge(element)) return false
  return [...element.querySelectorAll('button,a,[role=button],input')].some((one) =>
    agrees.test(one.textContent || (one as HTMLInputElement).value),
  )
}

/** Whether the page asks for consent just now, by a banner that need not say that it is a dialog. */
export function bannerStands(): boolean {
  if ([...document.querySelectorAll(tools)].some(isShown)) return true
  const [right, bottom] = [innerWidth - 24, innerHeight - 24]
  const points = [24, innerWidth / 2, right].flatMap((x) => [24, innerHeight / 2, bottom].map((y) => [x, y] as const))
  return points.some(([x, y]) => document.elementsFromPoint(x, y).some(asks))
}
