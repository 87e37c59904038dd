import { markedText } from '../conversation/rich-text.tsx'
import { suggestBar, translated } from '../suggestions/parts.ts'
import { createLazy } from './lazy.tsx'
import { createLazyPart } from './lazy-part.tsx'

/** Screens that agents who only answer rarely or never see. */
export const reportsScreen = createLazy(
  async () => (await import('../reports/reports-screen.tsx')).ReportsScreen,
  'main',
  'reports',
)
export const visitorsScreen = createLazy(async () => (await import('../visitors/visitors-screen.tsx')).VisitorsScreen)
export const contentScreen = createLazy(
  async () => (await import('../content/content-screen.tsx')).ContentScreen,
  'main',
  'reports',
)
export const settingsScreen = createLazy(async () => (await import('../settings/settings-screen.tsx')).SettingsScreen)

export const installSection = createLazy(
  async () => (await import('../setup/install-section.tsx')).InstallSection,
  'div',
)
export const siteSection = createLazy(async () => (await import('../setup/site-section.tsx')).SiteSection, 'div')
export const deskSection = createLazy(async () => (await import('../desk-file/desk-section.tsx')).DeskSection, 'div')
export const privacySection = createLazy(
  async () => (await import('../desk-file/privacy-section.tsx')).PrivacySection,
  'div',
)
export const keysSection = createLazy(async () => (await import('../programs/keys-section.tsx')).KeysSection, 'div')
export const webhooksSection = createLazy(
  async () => (await import('../programs/webhooks-section.tsx')).WebhooksSection,
  'div',
)
export const mailSection = createLazy(async () => (await import('../mail/mail-section.tsx')).MailSection, 'div')
export const repliesSection = createLazy(
  async () => (await import('../replies/reply-settings.tsx')).ReplySettings,
  'div',
)
/** The saved views among the links, and what the head of the list has of them. */
export const viewLinks = createLazyPart(async () => (await import('../views/view-links.tsx')).ViewLinks)
export const setupBar = createLazyPart(async () => (await import('../setup/setup-bar.tsx')).SetupBar)
export const bulkBar = createLazyPart(async () => (await import('../inbox/bulk-bar.tsx')).BulkBar)
export const openDialog = createLazy(async () => (await import('./dialogs.tsx')).OpenDialog, 'div')

/** Fetches all of them. */
export const loadScreens = async (): Promise<void> => {
  const screens = [reportsScreen, contentScreen, visitorsScreen, settingsScreen, openDialog]
  const sections = [
    installSection,
    siteSection,
    deskSection,
    privacySection,
    keysSection,
    webhooksSection,
    mailSection,
    repliesSection,
    markedText,
    suggestBar,
    translated,
    viewLinks,
    bulkBar,
    setupBar,
  ]
  await Promise.all([...screens, ...sections].map((each) => each.load()))
}
