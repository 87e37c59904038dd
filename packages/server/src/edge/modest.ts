/** What people's programs say is flat and small; what is deeper or wider costs more than it can mean. */
const mostDepth = 8
const mostKeys = 64

/** Whether a value has at most 8 levels, and at most 64 keys in each object. Stops at the first that is too much. */
export function isModest(value: unknown, depth = mostDepth): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (depth === 0) return false
  const parts = Array.isArray(value) ? value : Object.values(value)
  if (!Array.isArray(value) && parts.length > mostKeys) return false
  return parts.every((part) => isModest(part, depth - 1))
}
