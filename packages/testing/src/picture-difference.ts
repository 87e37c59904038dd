import type { Browser, Page } from 'playwright-core'

/** Compares pictures as a browser decodes them. */
export interface PictureScale {
  /** The largest difference of one colour channel at one place, 0 to 255; 255 where the sizes differ. */
  difference(a: Buffer, b: Buffer): Promise<number>
  close(): Promise<void>
}

/**
 * A page of its own on which pictures are laid over each other. Two drawings of the same edge may differ by a few of 255
 * levels, depending on how the browser cut its tiles; no eye sees that, so pictures are compared by how far they differ.
 */
export async function openPictureScale(browser: Browser): Promise<PictureScale> {
  const context = await browser.newContext()
  const page = await context.newPage()
  return {
    difference: (a, b) => (a.equals(b) ? Promise.resolve(0) : largest(page, a, b)),
    close: () => context.close(),
  }
}

const largest = (page: Page, a: Buffer, b: Buffer): Promise<number> =>
  page.evaluate(
    async (pictures) => {
      const [one, other] = await Promise.all(
        pictures.map(async (base64) => {
          const image = new Image()
          image.src = `data:image/png;base64,${base64}`
          await image.decode()
          const { width, height } = image
          const canvas = new OffscreenCanvas(width, height).getContext('2d')!
          canvas.drawImage(image, 0, 0)
          return canvas.getImageData(0, 0, width, height)
        }),
      )
      if (one!.width !== other!.width || one!.height !== other!.height) return 255
      return one!.data.reduce((most, level, at) => Math.max(most, Math.abs(level - other!.data[at]!)), 0)
    },
    [a.toString('base64'), b.toString('base64')],
  )
