import { createLazyPart } from '../frame/lazy-part.tsx'
import type { KeptProps } from './kept.tsx'

/** At the end of the pane, and fetched after what stands above it. */
export const kept = createLazyPart<KeptProps>(async () => (await import('./kept.tsx')).Kept)
