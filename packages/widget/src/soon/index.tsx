export { Count } from './count.tsx'
export { keepFocus as begin } from './edge/keep-focus.ts'
export { recentOf } from './recent.ts'
export { RecentSearches } from './recent-searches.tsx'
