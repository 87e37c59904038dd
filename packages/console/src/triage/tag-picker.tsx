import type { Desk } from '../desk.ts'
import { Chooser } from '../palette/chooser.tsx'
import type { Command } from '../palette/commands.ts'
import { findIn } from '../palette/match.ts'
import { useDesk } from '../use-desk.ts'
import { parseTag } from './parse-tag.ts'

/** Adds and removes tags, several in one go. */
export function TagPicker() {
  const desk = useDesk()
  const { say, client, triage } = desk
  const targets = triage.targets.value
  const carried = [...new Set(targets.flatMap(({ tags }) => tags))]
  const known = client.tags.value.map(({ tag }) => tag).filter((tag) => !carried.includes(tag))
  const find = (query: string) => {
    const typed = parseTag(query)
    const isNew = typed !== null && !carried.includes(typed) && !known.includes(typed)
    return [
      { name: say('tags.new'), commands: isNew ? [adds(desk, typed, say('tags.create', { tag: typed }))] : [] },
      {
        name: say('tags.carried'),
        commands: findIn(
          carried.map((tag) => removes(desk, tag)),
          query,
        ),
      },
      {
        name: say('tags.known'),
        commands: findIn(
          known.map((tag) => adds(desk, tag)),
          query,
        ),
      },
    ]
  }
  return <Chooser title={say('tags.title')} label={say('tags.field')} find={find} />
}

const adds = ({ triage }: Desk, tag: string, title = tag): Command => ({
  ...{ id: `add-${tag}`, title, stays: true },
  run: () => void triage.run((acts) => acts.tag({ add: [tag] })),
})
const removes = ({ triage, say }: Desk, tag: string): Command => ({
  ...{ id: `remove-${tag}`, title: tag, more: say('tags.remove'), stays: true },
  run: () => void triage.run((acts) => acts.tag({ remove: [tag] })),
})
