/** What an owner chooses of the widget's look before pasting the tag. */
export interface Look {
  accent: string
  position: 'right' | 'left'
  theme: 'auto' | 'light' | 'dark'
  greetings: boolean
}

export const plainLook: Look = { accent: '', position: 'right', theme: 'auto', greetings: true }

export interface Place {
  /** Origin of the server, without a slash at the end. */
  url: string
  site: string
  look: Look
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;' }
const attribute = (text: string): string => text.replace(/[&"<]/g, (sign) => escapes[sign] ?? sign)

/** The settings that differ from what holds without them, by attribute. */
function settingsOf({ site, look: { accent, position, theme, greetings } }: Place): [string, string][] {
  return [
    ['data-site-key', site],
    ...(greetings ? ([['data-greetings', 'on']] as [string, string][]) : []),
    ...(/^#[0-9a-f]{6}$/i.test(accent) ? ([['data-accent', accent]] as [string, string][]) : []),
    ...(position === 'left' ? ([['data-position', 'left']] as [string, string][]) : []),
    ...(theme === 'auto' ? [] : ([['data-theme', theme]] as [string, string][])),
  ]
}

const scriptOf = ({ url }: Place): string => `${url}/deskbell.js`

/** The tag as HTML. @example tagOf({ url: 'https://chat.example.com', site: 'rosso', look: plainLook }) */
export const tagOf = (place: Place): string =>
  `<script async src="${attribute(scriptOf(place))}"${settingsOf(place)
    .map(([name, value]) => ` ${name}="${attribute(value)}"`)
    .join('')}></script>`

/** Old editors take nothing newer than ES5; the script is made by the script, because they drop attributes. */
const byScript = (place: Place): string =>
  [
    '<script>',
    '(function () {',
    "  var tag = document.createElement('script')",
    '  tag.async = true',
    `  tag.src = ${JSON.stringify(scriptOf(place))}`,
    ...settingsOf(place).map(
      ([name, value]) => `  tag.setAttribute(${JSON.stringify(name)}, ${JSON.stringify(value)})`,
    ),
    '  document.body.appendChild(tag)',
    '})()',
    '</script>',
  ].join('\n')

const php = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

const wordpress = (place: Place): string =>
  [
    "add_action('wp_enqueue_scripts', function () {",
    `  wp_enqueue_script('deskbell', ${php(scriptOf(place))}, [], null, ['strategy' => 'async', 'in_footer' => true]);`,
    '});',
    "add_filter('wp_script_attributes', function ($attributes) {",
    "  if (($attributes['id'] ?? '') !== 'deskbell-js') return $attributes;",
    `  return $attributes + [${settingsOf(place)
      .map(([name, value]) => `${php(name)} => ${php(value)}`)
      .join(', ')}];`,
    '});',
  ].join('\n')

const next = (place: Place): string =>
  [
    "import Script from 'next/script'",
    '',
    `<Script src=${JSON.stringify(scriptOf(place))} strategy="lazyOnload"`,
    `  ${settingsOf(place)
      .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
      .join(' ')} />`,
  ].join('\n')

const nuxt = (place: Place): string =>
  [
    'useHead({',
    '  script: [{',
    `    src: ${JSON.stringify(scriptOf(place))}, async: true, tagPosition: 'bodyClose',`,
    ...settingsOf(place).map(([name, value]) => `    '${name}': ${JSON.stringify(value)},`),
    '  }],',
    '})',
  ].join('\n')

const magento = (place: Place): string =>
  [
    '<!-- etc/csp_whitelist.xml -->',
    '<policies>',
    ...['script-src', 'connect-src', 'img-src'].map(
      (policy) =>
        `  <policy id="${policy}"><values><value id="deskbell" type="host">${attribute(place.url)}</value></values></policy>`,
    ),
    '</policies>',
    '',
    '<!-- HTML Head: Scripts and Style Sheets -->',
    tagOf(place),
  ].join('\n')

/** What shops run on, by its own name, with what is pasted there. Where it is pasted is said by `setup.at.<id>`. */
export const platforms = [
  { id: 'html', name: 'HTML', code: tagOf },
  { id: 'shopify', name: 'Shopify', code: tagOf },
  { id: 'woocommerce', name: 'WordPress, WooCommerce', code: wordpress },
  { id: 'gtm', name: 'Google Tag Manager', code: byScript },
  { id: 'magento', name: 'Magento, Adobe Commerce', code: magento },
  { id: 'prestashop', name: 'PrestaShop', code: tagOf },
  { id: 'bigcommerce', name: 'BigCommerce', code: tagOf },
  { id: 'wix', name: 'Wix', code: byScript },
  { id: 'squarespace', name: 'Squarespace', code: tagOf },
  { id: 'webflow', name: 'Webflow', code: tagOf },
  { id: 'next', name: 'React, Next.js', code: next },
  { id: 'nuxt', name: 'Vue, Nuxt', code: nuxt },
] as const satisfies readonly { id: string; name: string; code(place: Place): string }[]
export type PlatformId = (typeof platforms)[number]['id']

/** What a page with a content security policy has to allow. */
export function policyOf(url: string): string {
  const socket = url.replace(/^http/, 'ws')
  return `script-src ${url}; connect-src ${url} ${socket}; img-src ${url} data: blob:`
}

/** Which ink can be read on a colour, by WCAG's contrast. @example inkOn('#ffee00') // '#000000' */
export function inkOn(colour: string): '#000000' | '#ffffff' {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  )
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return (light + 0.05) / 0.05 > 1.05 / (light + 0.05) ? '#000000' : '#ffffff'
}
