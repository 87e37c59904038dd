import { type Notice, soloTabs, type Tabs } from '../tabs.ts'

export interface TabLockOptions {
  locks?: Pick<LockManager, 'request'> | undefined
  Channel?: typeof BroadcastChannel | undefined
}

/**
 * The tabs of one site: a Web Lock lets one send at a time, a BroadcastChannel tells the others. Nothing is held while
 * there is nothing to send, so that the page stays fit for the browser's back-forward cache. A tab that dies frees its
 * lock at once. Where the browser lacks either, every tab sends for itself and the server sorts out what comes twice.
 */
export function createTabs(
  name: string,
  { locks = globalThis.navigator?.locks, Channel = globalThis.BroadcastChannel }: TabLockOptions = {},
): Tabs {
  if (!locks || !Channel) return soloTabs
  const channel = new Channel(name)
  const closing = new AbortController()
  return {
    async alone(what, run) {
      try {
        await locks.request(what, { signal: closing.signal }, run)
      } catch (error) {
        if (!closing.signal.aborted) throw error
      }
    },
    tell(notice) {
      if (!closing.signal.aborted) channel.postMessage(notice)
    },
    onTold(run) {
      const listen = (event: MessageEvent<Notice>) => run(event.data)
      channel.addEventListener('message', listen)
      return () => channel.removeEventListener('message', listen)
    },
    close() {
      closing.abort()
      channel.close()
    },
  }
}
