import { createLazyPart } from '../frame/lazy-part.tsx'
import type { SuggestBarProps } from './suggest-bar.tsx'
import type { TranslatedProps } from './translated.tsx'

/** Fetched where the site has a model for its agents, and nowhere else. */
export const suggestBar = createLazyPart<SuggestBarProps>(async () => (await import('./suggest-bar.tsx')).SuggestBar)
export const translated = createLazyPart<TranslatedProps>(async () => (await import('./translated.tsx')).Translated)
