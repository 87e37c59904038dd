import { useDesk } from '../use-desk.ts'
import { Chooser } from './chooser.tsx'
import { commandsOf, conversationsOf, mostConversations } from './commands.ts'
import { findIn } from './match.ts'

/** Everything that can be done or opened, found by typing. */
export function OpenPalette() {
  const desk = useDesk()
  const { say } = desk
  const find = (query: string) => [
    { name: say('palette.commands'), commands: findIn(commandsOf(desk), query) },
    {
      name: say('palette.conversations'),
      // Before anything is typed the first ones stand for all: thousands of rows would have to be made for nothing.
      commands: findIn(conversationsOf(desk, query.trim() === '' ? mostConversations : undefined), query).slice(
        0,
        mostConversations,
      ),
    },
  ]
  return <Chooser title={say('palette.title')} label={say('palette.field')} find={find} />
}
