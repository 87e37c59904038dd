/** A value as owners read it in a file. */
export const writeJsonFile = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
