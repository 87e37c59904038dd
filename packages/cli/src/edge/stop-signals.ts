/** Resolves at Ctrl+C or when a supervisor asks the process to stop; asked a second time, the system ends it at once. */
export const askedToStop = (): Promise<void> =>
  new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop())
  })
