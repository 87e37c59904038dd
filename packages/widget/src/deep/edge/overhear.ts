/** What the page was answered; `order` is that of the requests. */
export interface Answered {
  order: number
  data: unknown
}

export interface Hearing {
  /** Whether an address of the page's own origin is one to listen to. */
  concerns(url: string): boolean
  /** Told of each `fetch`: `null` for the page's, else what ours is answered with, `null` where it has to be asked for. */
  instead?(): { data: unknown } | null
  onAnswer(answered: Answered): void
}

const origin = () => `${location.origin}/`
const urlOf = (input: unknown): string => {
  const address = input instanceof Request ? input.url : `${input}`
  return URL.canParse(address, location.href) ? new URL(address, location.href).href : ''
}

/**
 * Hears the JSON that the page's own `fetch` and `XMLHttpRequest` are answered with, where the address concerns us and
 * is the page's own. The page gets what it would get without us: the same promise, the same answer unread, the same
 * errors; nothing of ours is thrown into it. At the end both are put back, or stay as mere passages where others have
 * wrapped them meanwhile.
 */
export function overhear({ concerns, instead, onAnswer }: Hearing): () => void {
  let isOn = true
  let count = 0
  const isOurs = (url: string) => isOn && url.startsWith(origin()) && concerns(url)
  const quietly = (run: () => void) => {
    try {
      run()
    } catch {
      // What we cannot read is the page's own affair.
    }
  }

  const ownFetch = window.fetch
  const passFetch: typeof fetch = function (this: unknown, ...args) {
    const order = ++count
    const ours = instead?.()
    if (ours) return ours.data ? Promise.resolve(Response.json(ours.data)) : ownFetch.apply(this as Window, args)
    const answer = ownFetch.apply(this as Window, args)
    quietly(() => {
      if (!isOurs(urlOf(args[0]))) return
      answer.then(
        (response) =>
          quietly(() => {
            if (!response.ok || !isOn) return
            // Of a copy: the page reads its own.
            response
              .clone()
              .json()
              .then(
                (data) => quietly(() => onAnswer({ order, data })),
                () => {},
              )
          }),
        () => {},
      )
    })
    return answer
  }

  const { prototype } = XMLHttpRequest
  const ownOpen = prototype.open
  const passOpen = function (this: XMLHttpRequest, ...args: Parameters<typeof ownOpen>) {
    const order = ++count
    quietly(() => {
      if (!isOurs(urlOf(args[1]))) return
      const hear = () =>
        quietly(() => {
          if (!isOn || this.status < 200 || this.status > 299) return
          const { responseType } = this
          if (responseType === 'json') onAnswer({ order, data: this.response })
          else if (responseType === '' || responseType === 'text') {
            onAnswer({ order, data: JSON.parse(this.responseText) })
          }
        })
      this.addEventListener('load', hear, { once: true })
    })
    return (ownOpen as (...args: unknown[]) => void).apply(this, args)
  } as typeof ownOpen

  window.fetch = passFetch
  prototype.open = passOpen
  return () => {
    isOn = false
    if (window.fetch === passFetch) window.fetch = ownFetch
    if (prototype.open === passOpen) prototype.open = ownOpen
  }
}
