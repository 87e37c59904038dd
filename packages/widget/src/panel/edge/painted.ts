/** Resolves once what was changed until now is painted; what takes long waits for it, so that an act is seen at once. */
export const painted = (): Promise<void> =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done))
    // No frame comes where nobody looks.
    setTimeout(done, 200)
  })
