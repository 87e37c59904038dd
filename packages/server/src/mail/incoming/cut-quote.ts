/** Lines above which a mail program puts what is answered to. */
const dividers = [
  /^-{2,} ?[\p{L} ]+ ?-{2,}$/u,
  /^_{10,}$/,
  /^-- ?$/,
  /^\*?(From|Von|De|От|Od|Saatja|Daripada|发件人|من)\*? ?[:：] .*@/u,
]
/** A line of an attribution has a date or an hour in it. */
const dated = /\d{4}|\d{1,2}[:.]\d{2}/
const longest = 4

/** Where the attribution that names one of our addresses begins; -1 without one. */
function attribution(lines: readonly string[], ours: readonly string[]): number {
  const named = lines.findIndex((line) => ours.some((address) => line.toLowerCase().includes(address)))
  if (named < 0) return -1
  let first = named
  while (first > 0 && lines[first - 1]?.trim() && named - first < longest) first--
  // Words that stand right above it without an empty line between are hers.
  while (first < named && !dated.test(lines[first] ?? '')) first++
  return first
}

/**
 * The new words of an answer: without what it quotes, whatever the language of the mail program, and without a
 * signature. Pure.
 * @param ours addresses that e-mail of ours comes from, in lower case: an attribution names one
 */
export function cutQuote(text: string, ours: readonly string[]): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const cuts = [
    lines.findIndex((line) => dividers.some((divider) => divider.test(line.trim()))),
    attribution(lines, ours),
  ]
  const end = Math.min(...cuts.filter((at) => at >= 0), lines.length)
  const kept = lines.slice(0, end)
  while (kept.length > 0 && /^\s*(>|$)/.test(kept.at(-1) ?? '')) kept.pop()
  return kept.join('\n').trim()
}
