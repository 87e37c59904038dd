import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describeApi } from './openapi.ts'

const file = resolve(import.meta.dirname, '../../../../docs/openapi.json')
writeFileSync(file, `${JSON.stringify(describeApi(), null, 2)}\n`)
