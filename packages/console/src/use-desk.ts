import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Desk } from './desk.ts'

export const DeskContext = createContext<Desk | null>(null)

/** The desk this screen stands on. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('A console screen was drawn without its desk: wrap it in DeskContext.Provider')
  return desk
}
