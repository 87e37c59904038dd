export { createSearch, markMatches } from '@deskbell/faq'
export { screens } from './screens.ts'
export { styles } from './styles.ts'
