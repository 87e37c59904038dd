/** Languages that nobody who speaks them has read yet: to be chosen, and said to be drafts. */
export const drafts = [
  ...['it', 'pt-BR', 'nl', 'sv', 'da', 'nb', 'fi', 'cs', 'lv', 'lt', 'uk', 'tr', 'ja', 'ko', 'zh-Hant'],
  ...['he', 'hi', 'hu', 'ro', 'el', 'id', 'vi', 'th'],
] as const
