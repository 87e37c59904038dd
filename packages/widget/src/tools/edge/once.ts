/** Runs in one of the tabs that are told the same at the same moment; where tabs cannot know of each other, in each. */
export async function once(name: string, run: () => void): Promise<void> {
  const { locks } = navigator
  if (!locks) return run()
  await locks.request(name, { ifAvailable: true }, async (lock) => {
    if (!lock) return
    run()
    // Others may hear of it a moment later.
    await new Promise((resolve) => setTimeout(resolve, 2000))
  })
}
