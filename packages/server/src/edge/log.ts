import { destination, type Logger, pino } from 'pino'

/** JSON lines on stderr. Callers give it ids and codes, never words or tokens. */
export const createLog = (level: 'silent' | 'info'): Logger =>
  pino({ level, base: null, redact: ['*.token', '*.password', '*.cookie'] }, destination({ dest: 2, sync: true }))
