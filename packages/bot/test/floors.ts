export const floors = {} as Record<string, Record<string, { precision: number; recall: number }>>
