import { createLazy } from './lazy.tsx'

/** Screens that agents who only answer never fetch. */
export const reportsScreen = createLazy(async () => (await import('../reports/reports-screen.tsx')).ReportsScreen)
export const contentScreen = createLazy(async () => (await import('../content/content-screen.tsx')).ContentScreen)

/** Fetches all of them. */
export const loadScreens = async (): Promise<void> => {
  await Promise.all([reportsScreen.load(), contentScreen.load()])
}
