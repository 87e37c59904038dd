/** The token in an `Authorization: Bearer` header. */
export const bearerOf = (header: string | undefined): string | null =>
  header?.match(/^Bearer +([\w.~+/-]{1,200}=*)$/i)?.[1] ?? null
