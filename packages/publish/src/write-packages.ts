import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeManifest } from './manifest.ts'
import { isOther, type Published, projectRoot, published } from './published.ts'
import { writeCode } from './write-code.ts'
import { withDeclarations, writeTypes } from './write-types.ts'

/** What stands beside the built files: texts for people, and what programs read at run time. */
async function copyBeside({ name }: Published, folder: string): Promise<void> {
  const source = join(projectRoot, 'packages', name)
  await cp(join(projectRoot, 'LICENSE'), join(folder, 'LICENSE'))
  await cp(join(source, 'README.md'), join(folder, 'README.md'))
  if (name === 'cli') {
    const bin = await readFile(join(source, 'bin/deskbell.js'), 'utf8')
    await mkdir(join(folder, 'bin'))
    await writeFile(join(folder, 'bin/deskbell.js'), bin.replace('../src/main.ts', '../dist/main.js'), { mode: 0o755 })
    await cp(join(source, 'starter'), join(folder, 'starter'), { recursive: true })
  }
  if (name === 'server') {
    for (const part of ['cdn', 'console']) {
      await cp(join(projectRoot, 'dist', part), join(folder, 'static', part), { recursive: true })
    }
  }
}

/** Types are the same before and after: what they import of others has to be there as well. */
async function importsOfTypes(folder: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.d.ts'))
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  const found = texts.flatMap((text) => [...text.matchAll(/from "([^".][^"]*)"/g)].map(([, id]) => id!))
  return found.filter((id) => !id.startsWith('node:'))
}

/**
 * Writes one package, ready for `npm publish`, into a folder; what was there goes.
 * @param declarations as `withDeclarations` gives them
 */
export async function writePackage(one: Published, folder: string, declarations: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  const dist = join(folder, 'dist')
  const imports = await writeCode(one, dist)
  // What is inside of the code is inside of the types; schemas of the wire stay with the library that made them.
  const isInside = (id: string) => /^([./]|@preact\/|@deskbell\/)/.test(id) && !isOther(one, id)
  if (one.runs !== 'command') await writeTypes(one, dist, declarations, (id) => !isInside(id))
  const needed = new Set([...imports, ...(await importsOfTypes(dist))])
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(writeManifest(one, needed), null, 2)}\n`)
  await copyBeside(one, folder)
}

/**
 * Writes packages that others install, each ready for `npm publish`, below a folder; what was there goes. The server
 * carries the built widget and console, so `pnpm build` comes first.
 */
export const writePackages = (folder: string, packages = published): Promise<void> =>
  withDeclarations(
    packages.filter(({ runs }) => runs !== 'command'),
    async (declarations) => {
      for (const one of packages) await writePackage(one, join(folder, one.name), declarations)
    },
  )
