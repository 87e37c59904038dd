import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { jsonSchemas } from './json-schemas.ts'

const folder = join(import.meta.dirname, '../../../../docs/schemas')
await mkdir(folder, { recursive: true })
for (const [file, text] of jsonSchemas()) await writeFile(join(folder, file), text)
