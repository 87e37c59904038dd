import { type Action, may } from '@deskbell/protocol'
import type { ComponentType } from 'preact'
import { AccountSection } from '../account/account-section.tsx'
import { AnswersSection } from '../answers/answers-section.tsx'
import {
  deskSection,
  installSection,
  keysSection,
  mailSection,
  privacySection,
  repliesSection,
  siteSection,
  webhooksSection,
} from '../frame/screens.ts'
import { AuditSection } from '../team/audit-section.tsx'
import { TeamSection } from '../team/team-section.tsx'
import type { TextKey } from '../text/say.ts'
import { BrowserSection } from './browser-section.tsx'

/** One page of the settings. */
export interface SettingsSection {
  /** Its place in the address: `#/settings/<id>`. */
  id: string
  title: TextKey
  group: 'mine' | 'site'
  /** What one must be allowed to ask, so that the section is of use. */
  needs?: Action
  View: ComponentType
}

/** All settings, in the order of the list. A further one is a row here and a file beside this. */
export const settingsSections: readonly SettingsSection[] = [
  { id: 'browser', title: 'settings.browser', group: 'mine', View: BrowserSection },
  { id: 'account', title: 'account.title', group: 'mine', View: AccountSection },
  { id: 'replies', title: 'replies.title', group: 'mine', View: repliesSection.View },
  { id: 'install', title: 'setup.title', group: 'site', needs: 'setup:read', View: installSection.View },
  { id: 'site', title: 'setup.site', group: 'site', needs: 'content:save', View: siteSection.View },
  { id: 'desk', title: 'desk.title', group: 'site', needs: 'content:save', View: deskSection.View },
  { id: 'privacy', title: 'privacy.title', group: 'site', needs: 'content:save', View: privacySection.View },
  { id: 'team', title: 'team.title', group: 'site', needs: 'team:list', View: TeamSection },
  { id: 'keys', title: 'keys.title', group: 'site', needs: 'key:list', View: keysSection.View },
  { id: 'webhooks', title: 'webhooks.title', group: 'site', needs: 'webhook:list', View: webhooksSection.View },
  { id: 'mail', title: 'settings.mail', group: 'site', needs: 'mail:read', View: mailSection.View },
  { id: 'answers', title: 'answers.title', group: 'site', needs: 'answer:list', View: AnswersSection },
  { id: 'audit', title: 'audit.title', group: 'site', needs: 'audit:list', View: AuditSection },
]

/** The sections that are of use to somebody with this role. */
export const sectionsFor = (role: string): SettingsSection[] =>
  settingsSections.filter(({ needs }) => needs === undefined || may(role, needs))

/** The section that the address names, the first where it names none that is there. */
export const sectionOf = (sections: readonly SettingsSection[], id: string | null): SettingsSection | undefined =>
  sections.find((section) => section.id === id) ?? sections[0]
