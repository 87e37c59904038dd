/** Puts a count before the page's own title. Returns how to take it away; what the page wrote meanwhile stays. */
export function titled(count: number): () => void {
  const sign = `(${count}) `
  document.title = sign + document.title
  return () => {
    if (document.title.startsWith(sign)) document.title = document.title.slice(sign.length)
  }
}
