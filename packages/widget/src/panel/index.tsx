import type { CreatePanel } from '../seams.ts'
import { startPanel } from './start-panel.tsx'

/** Entry of the panel chunk: called once, on the first open. */
export const createPanel: CreatePanel = (host) => startPanel(host)
