import type { App } from '../panel/app.ts'

/** How the shopper wants to be told of answers; all off until chosen. */
export interface Preferences {
  sound: boolean
  /** By the system, while the page is out of sight. */
  notice: boolean
  /** The count in the tab's title. */
  title: boolean
}

const key = 'like:alerts'
const none: Preferences = { sound: false, notice: false, title: false }

export const readPreferences = ({ memory }: Pick<App, 'memory'>): Preferences => ({
  ...none,
  ...(memory.get(key) as Partial<Preferences> | null),
})

export const setPreference = (app: Pick<App, 'memory'>, name: keyof Preferences, on: boolean): void =>
  app.memory.set(key, { ...readPreferences(app), [name]: on })
