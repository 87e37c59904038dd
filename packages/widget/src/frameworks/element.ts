import { createWidget, type Settings, type Verbs } from '../index.ts'

const settingNames = [
  'site-key',
  'base-url',
  'locale',
  'position',
  'theme',
  'accent',
  'launcher',
  'greetings',
  'platform',
]
const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/**
 * Defines `<deskbell-widget site-key="…">`, whose attributes are the settings and whose `widget` has the verbs. The
 * widget is on the page while the element is; changed attributes are taken over.
 *
 * @example
 * defineDeskbell()
 * document.querySelector('deskbell-widget').widget.open('help')
 */
export function defineDeskbell(name = 'deskbell-widget'): void {
  if (customElements.get(name)) return
  class DeskbellElement extends HTMLElement {
    static observedAttributes = settingNames
    widget: Verbs | null = null

    get settings(): Settings & { siteKey: string } {
      const given = settingNames.flatMap((one) => {
        const value = this.getAttribute(one)
        return value === null ? [] : [[camel(one), value]]
      })
      return Object.fromEntries(given)
    }
    connectedCallback(): void {
      this.widget ??= createWidget(this.settings)
    }
    disconnectedCallback(): void {
      void this.widget?.destroy()
      this.widget = null
    }
    attributeChangedCallback(): void {
      void this.widget?.update(this.settings)
    }
  }
  customElements.define(name, DeskbellElement)
}
