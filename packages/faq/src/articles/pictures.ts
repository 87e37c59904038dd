import type { Article, Block } from '@deskbell/protocol'
import type { HelpProblem } from './problem.ts'

/** Kinds of pictures that may stand in a help folder. No SVG: opened by itself, one may run scripts. */
export const pictureEndings = ['.png', '.jpg', '.jpeg', '.webp', '.gif', '.avif']

/** Names that pictures are served under, beside the bundle; nothing else has such a name. */
export const placedPicture = /^[a-z0-9-]+-[0-9a-f]{16}\.(?:png|jpe?g|webp|gif|avif)$/

/** Addresses of other places, and from the root of the page's site. */
const elsewhere = /^(?:[a-z][a-z0-9+.-]*:|\/|#|\?)/i

/** Changes the address of every picture of an article, however deep it stands. */
function mapPictures<T>(node: T, change: (src: string) => string): T {
  if (Array.isArray(node)) return node.map((each) => mapPictures(each, change)) as T
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(node).map(([key, value]) => [key, mapPictures(value, change)])
  const copy = Object.fromEntries(entries) as T & { t?: string; src?: string }
  return copy.t === 'image' && typeof copy.src === 'string' ? { ...copy, src: change(copy.src) } : copy
}

/** The pictures that stand beside a bundle. */
export function placedPictures(blocks: readonly Block[]): string[] {
  const found: string[] = []
  mapPictures(blocks, (src) => {
    if (placedPicture.test(src)) found.push(src)
    return src
  })
  return found
}

/** Where in the help folder a picture of the article stands. @example pathOf('en/returns.md', '../label.png') // 'label.png' */
function pathOf(article: string, src: string): string {
  const path = new URL(src, `https://help.example/${article}`).pathname.slice(1)
  // A lone percent sign is no code of a letter: then the name is meant as it stands.
  return /%(?![0-9a-f]{2})/i.test(path) ? path : decodeURIComponent(path)
}

/**
 * Gives an article's own pictures the names they are served under. One that is not in the folder is a fault.
 * @param pictures path in the help folder → name
 */
export function placePictures(
  article: Article,
  file: string,
  pictures: ReadonlyMap<string, string>,
  problems: HelpProblem[],
): Article {
  const blocks = mapPictures(article.blocks, (src) => {
    if (elsewhere.test(src)) return src
    const path = pathOf(file, src)
    const name = pictures.get(path)
    if (name === undefined) {
      const known = pictureEndings.some((ending) => path.toLowerCase().endsWith(ending))
      const reason = known
        ? `there is no picture ${path}`
        : `the picture ${path} is none of ${pictureEndings.map((ending) => ending.slice(1)).join(', ')}`
      problems.push({ file, line: 1, reason })
    }
    return name ?? src
  })
  return { ...article, blocks }
}
