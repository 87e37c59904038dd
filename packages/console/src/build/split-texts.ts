import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { partOf } from '../text/later.ts'

/**
 * Makes three files of each language: `en.json?first` has what the first screen says, `en.json?reports` what those with
 * figures say, `en.json?later` the rest. Whoever translates has one.
 */
export const splitTexts = (): Plugin => ({
  name: 'deskbell:split-texts',
  enforce: 'pre',
  load: {
    filter: { id: /\/text\/locales\/\w+\.json\?(?:first|later|reports)$/ },
    handler(id) {
      const [file = '', part] = id.split('?')
      this.addWatchFile(file)
      const texts = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)
      const some = Object.fromEntries(texts.filter(([key]) => partOf(key) === part))
      return { code: `export default ${JSON.stringify(some)}`, moduleType: 'js' }
    },
  },
})
