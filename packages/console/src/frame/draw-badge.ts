const bell = 'M9 19.5a7 7 0 0 1 14 0zM8 23h16M16 11.5V9'

/**
 * The tab's icon with a count on it, as SVG. More than 99 is "99": there is room for two digits.
 * @example drawBadge(3) // '<svg …><text …>3</text></svg>'
 */
export function drawBadge(count: number): string {
  const text = String(Math.min(99, Math.max(0, Math.floor(count))))
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="16" fill="#17191d"/>',
    `<path d="${bell}" fill="#d9ab4c" stroke="#d9ab4c" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`,
    '<circle cx="22" cy="10" r="10" fill="#c3322b"/>',
    '<text x="22" y="15" text-anchor="middle" font-family="system-ui,sans-serif" font-size="14" font-weight="700" ',
    `fill="#fff">${text}</text></svg>`,
  ].join('')
}
