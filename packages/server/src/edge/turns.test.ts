import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

const turn = () => new Promise((next) => setImmediate(next))

test('[M298] who says one thing waits behind nobody who says many at once; what one says stays in order', async () => {
  const turns = createTurns(2)
  const [loud, quiet] = [turns.lane(), turns.lane()]
  const heard: string[] = []
  const say = (lane: ReturnType<typeof turns.lane>, what: string) => {
    const wait = turns.pass(lane)
    if (wait) void wait.then(() => heard.push(what))
    else heard.push(what)
  }
  for (let n = 1; n <= 5; n++) say(loud, `loud ${n}`)
  say(quiet, 'quiet')
  expect(heard).toEqual(['loud 1', 'loud 2', 'quiet'])
  await turn()
  expect(heard.slice(3)).toEqual(['loud 3', 'loud 4'])
  // What comes meanwhile stands behind what waits.
  say(loud, 'loud 6')
  say(quiet, 'quiet again')
  expect(heard.slice(5)).toEqual(['quiet again'])
  await turn()
  await turn()
  expect(heard.slice(6)).toEqual(['loud 5', 'loud 6'])
})

test('[M298] after a pause everybody is heard at once again', async () => {
  const turns = createTurns(1)
  const lane = turns.lane()
  expect(turns.pass(lane)).toBeNull()
  const second = turns.pass(lane)
  expect(second).not.toBeNull()
  await second
  await turn()
  await turn()
  expect(turns.pass(lane)).toBeNull()
})
