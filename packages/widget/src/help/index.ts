export { markMatches } from '@deskbell/faq'
export { indexOf } from './find.ts'
export { screens } from './screens.ts'
export { styles } from './styles.ts'
