import type { ComponentType } from 'preact'
import { ReplySettings } from '../replies/reply-settings.tsx'
import type { TextKey } from '../text/say.ts'
import { BrowserSection } from './browser-section.tsx'

/** One page of the settings. */
export interface SettingsSection {
  /** Its place in the address: `#/settings/<id>`. */
  id: string
  title: TextKey
  group: 'mine' | 'site'
  View: ComponentType
}

/** All settings, in the order of the list. A further one is a row here and a file beside this. */
export const settingsSections: readonly SettingsSection[] = [
  { id: 'browser', title: 'settings.browser', group: 'mine', View: BrowserSection },
  { id: 'replies', title: 'replies.title', group: 'mine', View: ReplySettings },
]

/** The section that the address names, the first where it names none that is there. */
export const sectionOf = (sections: readonly SettingsSection[], id: string | null): SettingsSection | undefined =>
  sections.find((section) => section.id === id) ?? sections[0]
