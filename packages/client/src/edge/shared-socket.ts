import { createSharedConnection, type SharedDeps } from '../shared/shared-connection.ts'
import type { VisitorConnection } from '../types.ts'
import { onPageShown } from './page-shown.ts'

/** The tabs of this browser, as far as it lets them know of each other, with one connection made by `open`. */
export const createSharedSocket = (
  deps: Pick<SharedDeps, 'name' | 'clock' | 'newId'>,
  open: () => VisitorConnection,
): VisitorConnection =>
  createSharedConnection({
    ...deps,
    open,
    locks: globalThis.navigator?.locks,
    Channel: globalThis.BroadcastChannel,
    onShown: onPageShown,
  })
