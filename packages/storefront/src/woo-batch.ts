import { get } from './field.ts'

/** A batch of the store API answers with the answers of its requests; the last one that is a cart is the newest. */
export function newestOf(payload: unknown): unknown {
  const answers = get(payload, 'responses')
  if (!Array.isArray(answers)) return payload
  return answers.map((one) => get(one, 'body')).findLast((body) => Array.isArray(get(body, 'items')))
}
