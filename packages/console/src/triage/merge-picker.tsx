import { Chooser } from '../palette/chooser.tsx'
import { findIn } from '../palette/match.ts'
import { inList } from '../route.ts'
import { sayMoment } from '../text/dates.ts'
import { useDesk } from '../use-desk.ts'

/** Which other conversation of the same shopper this one goes on in. */
export function MergePicker() {
  const { say, locale, thread, clock, go, route, triage } = useDesk()
  const others = (thread.value?.context.value?.before ?? []).filter(({ status }) => status !== 'solved')
  const mergeInto = (id: string) => () =>
    void triage.run(async (acts) => {
      const answer = await acts.merge(id)
      if (answer.ok) go(inList(route.value, id))
      return answer
    })
  const commands = others.map(({ id, at, status }) => ({
    id: `merge-${id}`,
    title: sayMoment(locale, at, clock.now()),
    more: say(`status.${status}`),
    run: mergeInto(id),
  }))
  const find = (query: string) => [{ name: say('merge.into'), commands: findIn(commands, query) }]
  return <Chooser title={say('merge.title')} find={find} />
}
