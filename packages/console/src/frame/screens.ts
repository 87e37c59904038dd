import { createLazy } from './lazy.tsx'

/** Screens that agents who only answer never fetch. */
export const reportsScreen = createLazy(async () => (await import('../reports/reports-screen.tsx')).ReportsScreen)
export const visitorsScreen = createLazy(async () => (await import('../visitors/visitors-screen.tsx')).VisitorsScreen)
export const contentScreen = createLazy(async () => (await import('../content/content-screen.tsx')).ContentScreen)

export const installSection = createLazy(
  async () => (await import('../setup/install-section.tsx')).InstallSection,
  'div',
)
export const siteSection = createLazy(async () => (await import('../setup/site-section.tsx')).SiteSection, 'div')

/** Fetches all of them. */
export const loadScreens = async (): Promise<void> => {
  await Promise.all(
    [reportsScreen, contentScreen, visitorsScreen, installSection, siteSection].map((each) => each.load()),
  )
}
