import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { isLater } from '../text/later.ts'

/**
 * Makes two files of each language: `en.json?first` has what the first screen says, `en.json?later` the rest. Whoever
 * translates has one.
 */
export const splitTexts = (): Plugin => ({
  name: 'deskbell:split-texts',
  enforce: 'pre',
  load: {
    filter: { id: /\/text\/locales\/\w+\.json\?(?:first|later)$/ },
    handler(id) {
      const [file = '', part] = id.split('?')
      this.addWatchFile(file)
      const texts = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)
      const some = Object.fromEntries(texts.filter(([key]) => isLater(key) === (part === 'later')))
      return { code: `export default ${JSON.stringify(some)}`, moduleType: 'js' }
    },
  },
})
