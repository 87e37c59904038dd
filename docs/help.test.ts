import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../packages/cli/src/run.ts'
import { createMemoryWorld } from '../packages/cli/test/in-memory-world.ts'

const page = readFileSync(resolve(import.meta.dirname, 'help.md'), 'utf8')
const example = (kind: string) => new RegExp(`\`\`\`${kind}\\n([\\s\\S]+?)\`\`\``).exec(page)![1]!

test('the article and the table on the page are ones without a fault', async () => {
  const { world, complained, disk } = createMemoryWorld({
    'help/en/_categories.yaml': 'returns: Returns and refunds\n',
    'help/en/returns.md': example('md'),
    'help/en/refund.md': '---\ntitle: When is the money back?\ncategory: returns\n---\nThree days after.',
    'help/en/label.png': 'a picture',
    'help/table.csv': example('csv'),
  })
  await run(['faq', 'build', 'help', '--out', 'out'], world)
  expect(complained).toEqual([])
  const { files } = JSON.parse(disk.get('out/manifest.json') ?? '') as { files: Record<string, string> }
  const kinds = (disk.get(`out/${files.en}`) ?? '').match(/"t":"(\w+)"/g)
  for (const kind of ['list', 'callout', 'image', 'video', 'article']) expect(kinds).toContain(`"t":"${kind}"`)
  expect(Object.keys(files)).toEqual(['en', 'et'])
})
