import type { FormField } from './form.ts'

export type FormFault = 'required' | 'email' | 'phone' | 'number' | 'pattern' | 'long'

const longest = { long: 4000, email: 254, phone: 40 } as Partial<Record<FormField['kind'], number>>
const email = /^[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}$/u

/** Seven to fifteen digits (ITU-T E.164 allows fifteen), however they are grouped. */
const isPhone = (text: string): boolean => /^\+?[\d ()./-]+$/.test(text) && /^\d{7,15}$/.test(text.replace(/\D/g, ''))

/**
 * What is wrong with an answer to a field, if anything; the same on the device and on the server.
 * @example formFault({ id: 'mail', kind: 'email', label: 'E-mail', required: true }, 'anna@') // 'email'
 */
export function formFault(field: FormField, given: string): FormFault | null {
  const value = given.trim()
  if (value === '') return field.required ? 'required' : null
  if (value.length > (longest[field.kind] ?? 300)) return 'long'
  switch (field.kind) {
    case 'email':
      return email.test(value) ? null : 'email'
    case 'phone':
      return isPhone(value) ? null : 'phone'
    case 'number':
      return /^-?\d{1,15}([.,]\d{1,6})?$/.test(value) ? null : 'number'
    case 'pattern':
      return value.length <= 64 && new RegExp(`^(?:${field.pattern})$`, 'iu').test(value) ? null : 'pattern'
    case 'choice':
    case 'topic':
      return field.options.some(({ id }) => id === value) ? null : 'pattern'
    case 'check':
      return value === 'yes' ? null : 'pattern'
    default:
      return null
  }
}
