import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { gzipAsync } from '@gfx/zopfli'

const brotli = promisify<Buffer, object, Buffer>(brotliCompress)

/** Below this nothing is gained, and the server sends the file as it is. */
const worthFrom = 200

/** Both forms in which a browser takes a file, as small as they can be made; seconds of work that no request could wait for. */
export async function compressHard(body: Buffer): Promise<{ gz: Uint8Array; br: Uint8Array }> {
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: body.length, [constants.BROTLI_PARAM_QUALITY]: 11 }
  const [gz, br] = await Promise.all([gzipAsync(body, { numiterations: 60 }), brotli(body, { params })])
  return { gz, br }
}

/**
 * Writes `x.js.gz` and `x.js.br` beside every `x.js` of the build. Our server sends them; a web server of one's own can
 * (`gzip_static` and its like).
 */
export const precompress = () => ({
  name: 'deskbell:precompress',
  async writeBundle(
    { dir }: { dir?: string },
    bundle: Record<string, { type: string; fileName: string; code?: string }>,
  ) {
    await Promise.all(
      Object.values(bundle).map(async ({ fileName, code }) => {
        const body = Buffer.from(code ?? '')
        if (!dir || body.length < worthFrom) return
        const file = resolve(dir, fileName)
        const { gz, br } = await compressHard(body)
        await Promise.all([writeFile(`${file}.gz`, gz), writeFile(`${file}.br`, br)])
      }),
    )
  },
})
