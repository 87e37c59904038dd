import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Writes a shop with these settings for answers and this help into a new folder, as a server takes it. */
export function writeAnsweringShop(answers: object, bundle: object) {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-answers-'))
  const files = {
    'site/site.json': { key: 'shop', name: 'Shoe shop', defaultLanguage: 'en' },
    'site/answers.json': { version: 1, ...answers },
    'help/manifest.json': { version: 1, default: 'en', files: { en: 'en-abc.json' } },
    'help/en-abc.json': bundle,
  }
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), JSON.stringify(content))
  }
  return {
    folder,
    options: {
      sites: [{ folder: join(folder, 'site'), help: join(folder, 'help') }],
      agents: [{ name: 'Ann', email: 'ann@shop.example', password: 'correct horse', role: 'admin' as const }],
      secrets: { model: 'key-of-the-model', bot: 'secret-of-the-bot' },
    },
  }
}
