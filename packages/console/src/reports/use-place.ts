import { useDesk } from '../use-desk.ts'
import type { ReportPlace } from './place.ts'

/** The part of the address that the reports read. */
export function usePlace(): ReportPlace {
  const { route } = useDesk()
  return route.value.screen === 'reports' ? route.value : { days: 30 }
}
