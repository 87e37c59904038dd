import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { TextPart } from '../text/say.ts'
import { useDesk } from '../use-desk.ts'

/** A screen that is fetched when somebody first goes there. */
export interface Lazy {
  View: ComponentType
  /** Fetches it before it is needed. */
  load(): Promise<void>
}

/**
 * Makes a screen of a file that is no part of the first load.
 * `Frame` is what stands there meanwhile, `part` are sentences that it says beside those of all later screens.
 * @example const Reports = createLazy(async () => (await import('../reports/reports-screen.tsx')).ReportsScreen)
 */
export function createLazy(
  fetchView: () => Promise<ComponentType>,
  Frame: 'main' | 'div' = 'main',
  part: TextPart = 'later',
): Lazy {
  let Loaded: ComponentType | null = null
  async function load(): Promise<void> {
    Loaded ??= await fetchView()
  }
  function View() {
    const { say, sentences } = useDesk()
    const spoken = sentences.has('later') && sentences.has(part)
    const [state, setState] = useState<'loading' | 'failed' | 'there'>(Loaded && spoken ? 'there' : 'loading')
    useEffect(() => {
      if (state !== 'loading') return undefined
      let gone = false
      const tell = (next: 'there' | 'failed') => () => {
        if (!gone) setState(next)
      }
      Promise.all([load(), sentences.complete('later'), sentences.complete(part)]).then(tell('there'), tell('failed'))
      return () => {
        gone = true
      }
    }, [state, sentences])
    if (Loaded && spoken) return <Loaded />
    return (
      <Frame class={Frame === 'main' ? 'reports' : undefined}>
        {state === 'failed' ? (
          <p class="fault" role="alert">
            {say('frame.notLoaded')}{' '}
            <button type="button" onClick={() => setState('loading')}>
              {say('reports.retry')}
            </button>
          </p>
        ) : (
          <p class="hint" role="status">
            {say('frame.loading')}
          </p>
        )}
      </Frame>
    )
  }
  return { View, load }
}
