import { join } from 'node:path'
import { projectRoot } from './published.ts'
import { writePackages } from './write-packages.ts'

const folder = join(projectRoot, 'dist/npm')
await writePackages(folder)
console.log(`${folder}: try one with "npm pack", release all with "changeset publish"`)
