import type { FileRules } from '@deskbell/protocol'
import type { Translate } from '../panel/translate.ts'

/** @example sizeText('en', 5_242_880) // '5 MB' */
export function sizeText(locale: string, bytes: number): string {
  const big = bytes >= 1024 * 1024
  const value = bytes / (big ? 1024 * 1024 : 1024)
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: big ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value)
}

/** The kinds as people call them. @example 'PNG, JPEG, PDF' */
export const kindsText = ({ types }: FileRules): string =>
  types.map((type) => (type === 'text/plain' ? 'TXT' : type.split('/')[1]!.toUpperCase())).join(', ')

/** Why a file cannot be sent here, in words; empty when it can. The server looks at the content itself. */
export function fileProblem(
  t: Translate,
  locale: string,
  rules: FileRules,
  file: Pick<File, 'name' | 'size' | 'type'>,
): string {
  const { name } = file
  if (file.size > rules.maxBytes) return t('file.tooLarge', { name, size: sizeText(locale, rules.maxBytes) })
  if (file.size === 0) return t('file.empty', { name })
  if (!(rules.types as readonly string[]).includes(file.type))
    return t('file.wrongKind', { name, kinds: kindsText(rules) })
  return ''
}
