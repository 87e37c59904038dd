import { expect } from 'vitest'
import type { Stage } from './stage.ts'

/** What the greeting says and offers in each language of the demo shop. */
export const greetings = {
  en: { path: '', sizes: '7.5 and 8', notNow: 'Not now' },
  et: { path: 'et/', sizes: '7.5 ja 8', notNow: 'Mitte praegu' },
  pl: { path: 'pl/', sizes: '7.5 i 8', notNow: 'Nie teraz' },
  zh: { path: 'zh/', sizes: '7.5和8', notNow: '暂时不用' },
  ms: { path: 'ms/', sizes: '7.5 dan 8', notNow: 'Bukan sekarang' },
  ru: { path: 'ru/', sizes: '7.5 и 8', notNow: 'Не сейчас' },
} as const
export type Language = keyof typeof greetings

const launcher = (stage: Stage) => stage.shopper.locator('[part~="launcher"]')
export const greeting = (stage: Stage) => stage.shopper.locator('[part~="greeting"]')
const panel = (stage: Stage) => stage.shopper.locator('[part~="panel"]')
const composer = (stage: Stage) => panel(stage).getByRole('textbox', { name: 'Write a message' })

/** Puts the same shoe in two sizes into the cart, by hand as a shopper does. */
export async function fillCart(stage: Stage, language: Language = 'en'): Promise<void> {
  const { shopper, demo } = stage
  for (const size of ['7.5', '8']) {
    await shopper.goto(`${demo.url}/${greetings[language].path}products/corsa-red`)
    await shopper.getByText(size, { exact: true }).first().click()
    const added = shopper.waitForResponse((response) => response.url().includes('cart/add'))
    await shopper.locator('[data-primary-action]').first().click()
    expect((await added).ok()).toBe(true)
  }
}

/** Step 1: a greeting names shoe and sizes in the page's language; "Not now" silences it over reloads. */
export async function greetingKnowsTheCart(stage: Stage, language: Language = 'en'): Promise<void> {
  const { sizes, notNow } = greetings[language]
  await fillCart(stage, language)
  await greeting(stage).waitFor()
  const words = (await greeting(stage).innerText()).replace(/\s+/g, ' ')
  expect(words).toContain('Corsa red')
  expect(words).toContain(sizes)
  await greeting(stage).getByRole('button', { name: notNow, exact: true }).click()
  await greeting(stage).waitFor({ state: 'detached' })
  await stage.shopper.reload()
  await launcher(stage).waitFor()
  await stage.shopper.waitForTimeout(3000)
  expect(await greeting(stage).count()).toBe(0)
}

/** Whoever answers it lands in the conversation, where shoe and sizes are known and not asked for. */
export async function greetingLeadsToSizeHelp(stage: Stage): Promise<void> {
  await fillCart(stage)
  await greeting(stage).getByRole('button', { name: 'Help me choose', exact: true }).click()
  const log = panel(stage).getByRole('log')
  await log.getByText('You have our Corsa red in sizes 7.5 and 8 in your cart.', { exact: false }).waitFor()
  await log.getByText('Corsa red in 7.5 and 8: let us find yours.', { exact: true }).waitFor()
  await log.getByText('Corsa runs half a size small.', { exact: false }).waitFor()
  expect(await log.getByText('Which shoe is it about?', { exact: false }).count()).toBe(0)
}

/** Opens the panel if it is closed. */
export async function openPanel(stage: Stage): Promise<void> {
  if (!(await panel(stage).isVisible())) await launcher(stage).click()
  await panel(stage).waitFor()
}

/** Goes back until the panel's tabs are there. */
async function backToTabs(stage: Stage): Promise<void> {
  const back = panel(stage).getByRole('button', { name: 'Back', exact: true })
  while (await back.isVisible()) await back.click()
}

/** Types into the help search, letter by letter. */
export async function search(stage: Stage, query: string): Promise<void> {
  await backToTabs(stage)
  await panel(stage).getByRole('navigation').getByRole('button', { name: 'Help' }).click()
  const box = panel(stage).getByRole('searchbox')
  await box.fill('')
  await box.pressSequentially(query, { delay: 15 })
  await panel(stage).locator('.hit').first().waitFor()
}

export async function openFirstHit(stage: Stage): Promise<void> {
  await panel(stage).locator('.hit').first().click()
  await panel(stage).getByRole('heading', { name: 'How do I return shoes?' }).waitFor()
}

/** Searches with slips of the keyboard, opens the first article and votes. */
async function findReturns(stage: Stage): Promise<void> {
  await search(stage, 'retrun shose')
  // Hits follow the typing: what counts is who is first once all of it was read.
  await expect.poll(() => panel(stage).locator('.hit').first().innerText()).toContain('How do I return shoes?')
  await openFirstHit(stage)
  await panel(stage).getByRole('button', { name: 'Yes', exact: true }).click()
  await panel(stage).getByText('Thank you', { exact: false }).first().waitFor()
}

/** Step 2: "retrun shose" finds the returns article first; again with the network cut. */
export async function helpFindsThroughTypos(stage: Stage): Promise<void> {
  await stage.shopper.goto(`${stage.demo.url}/`)
  await openPanel(stage)
  await findReturns(stage)
  await stage.network(false)
  try {
    await findReturns(stage)
  } finally {
    await stage.network(true)
  }
}

async function say(stage: Stage, text: string): Promise<void> {
  await composer(stage).fill(text)
  await composer(stage).press('Enter')
  await panel(stage).getByText(text, { exact: true }).first().waitFor()
}

/** Opens a conversation from the panel's home. */
export async function startConversation(stage: Stage): Promise<void> {
  await openPanel(stage)
  await backToTabs(stage)
  await panel(stage).getByRole('navigation').getByRole('button', { name: 'Home' }).click()
  await panel(stage).getByRole('button', { name: 'Start a conversation' }).click()
  await composer(stage).waitFor()
}

/** The assistant answers these words from an article and names it. */
export async function answers(stage: Stage, words: string): Promise<void> {
  await say(stage, words)
  await panel(stage).locator('.source').last().waitFor()
}

/** The assistant has no answer to these words and says so. */
export async function admits(stage: Stage, words: string): Promise<void> {
  await say(stage, words)
  await panel(stage).getByText('I have no answer to that', { exact: false }).first().waitFor()
}

/** These words ask for a person, and one is being fetched. */
export async function fetchesPerson(stage: Stage, words: string): Promise<void> {
  await say(stage, words)
  await panel(stage).getByText('am fetching a person', { exact: false }).first().waitFor()
}

/** Step 3: an answer with its source; the unknown leads to a person; "talk to a person" is understood. */
export async function assistantAnswers(stage: Stage): Promise<void> {
  await startConversation(stage)
  await answers(stage, 'how can I send back shoes that do not fit?')
  await admits(stage, 'do you sell umbrellas?')
  await panel(stage).getByRole('button', { name: 'Talk to a person' }).last().waitFor()
  await say(stage, 'talk to a person')
  await panel(stage)
    .getByText(/You are (next|number \d+ in line)/)
    .waitFor()
}

/** Step 4: the agent sees it come, with words, cart and page; takes it and replies; typing and delivery show. */
export async function agentTakesOver(stage: Stage): Promise<void> {
  const agent = await stage.agent()
  // Who waits longest is on top, so that the one who came last is at the end; others are from before.
  const row = agent.locator('[data-conversation]').filter({ hasText: 'talk to a person', hasNotText: 'Yours' }).last()
  await row.waitFor()
  await row.click()
  for (const text of ['how can I send back shoes that do not fit?', 'do you sell umbrellas?', 'talk to a person']) {
    await agent.getByRole('log').getByText(text, { exact: true }).first().waitFor()
  }
  await showsContext(stage)
  await backToLog(stage)
  await agent.getByRole('button', { name: 'Take', exact: true }).click()
  await panel(stage)
    .getByText(/joined/)
    .first()
    .waitFor()
  await reply(stage, 'Hi! For wide feet I would take the 8.')
  await stage.shopper.bringToFront()
  await composer(stage).pressSequentially('thank', { delay: 30 })
  await agent
    .getByText(/typing/)
    .first()
    .waitFor()
  await composer(stage).fill('')
  await say(stage, 'thank you, the 8 it is')
  await panel(stage)
    .getByText(/^(Delivered|Read)$/)
    .first()
    .waitFor()
}

/** On a phone the shopper's page and cart are one tap away from the words. */
async function showsContext(stage: Stage): Promise<void> {
  const agent = await stage.agent()
  const details = agent.getByRole('button', { name: 'Details' })
  if (stage.look === 'phone' && (await details.isVisible())) await details.click()
  const shopperPane = agent.getByRole('complementary', { name: 'Shopper' })
  await shopperPane.getByText('Corsa red').first().waitFor()
  await shopperPane.getByText('258').first().waitFor()
}

async function backToLog(stage: Stage): Promise<void> {
  const agent = await stage.agent()
  const back = agent.getByRole('button', { name: 'Close details' })
  if (await back.isVisible()) await back.click()
}

async function reply(stage: Stage, text: string): Promise<void> {
  const agent = await stage.agent()
  const box = agent.getByRole('textbox', { name: 'Reply' })
  await box.pressSequentially(text.slice(0, 5), { delay: 30 })
  await panel(stage).locator('.dots').waitFor()
  await box.fill(text)
  await box.press('Control+Enter')
  await panel(stage).getByText(text, { exact: true }).waitFor()
  await agent
    .getByRole('log')
    .getByText(/^(Delivered|Read)/)
    .first()
    .waitFor()
}

/** The visible texts among those asked for, in the order they stand. */
const order = async (texts: readonly string[], log: string): Promise<string[]> =>
  texts
    .flatMap((text) => Array.from(log.matchAll(new RegExp(text, 'g')), (match) => ({ text, at: match.index })))
    .sort((a, b) => a.at - b.at)
    .map(({ text }) => text)

/** Step 5: killed while she sends three messages; all arrive once, in order, on both screens; a reload loses nothing. */
export async function survivesSigkill(stage: Stage): Promise<void> {
  const agent = await stage.agent()
  const texts = ['first while down', 'second while down', 'third while down']
  await composer(stage).fill(texts[0]!)
  await Promise.all([composer(stage).press('Enter'), stage.demo.kill()])
  for (const text of texts.slice(1)) await say(stage, text)
  await stage.demo.restart()
  await stage.shopper.reload()
  await openPanel(stage)
  await openThread(stage)
  for (const text of texts) {
    await panel(stage).getByText(text, { exact: true }).first().waitFor()
    await agent.getByRole('log').getByText(text, { exact: true }).first().waitFor({ timeout: 60_000 })
  }
  await expect.poll(async () => order(texts, await panel(stage).innerText()), { timeout: 30_000 }).toEqual(texts)
  await expect
    .poll(async () => order(texts, await agent.getByRole('log').innerText()), { timeout: 30_000 })
    .toEqual(texts)
  expect(
    await panel(stage)
      .getByText(/Sending|Try again/)
      .count(),
  ).toBe(0)
}

/** After a reload the panel opens at home; the open conversation is the first thing there. */
async function openThread(stage: Stage): Promise<void> {
  if (await composer(stage).isVisible()) return
  await panel(stage).locator('.home .card .row').first().click()
  await composer(stage).waitFor()
}

/** The agent solves it; the question about effort appears in the thread with both ends named. */
export async function solveAndAskForEffort(stage: Stage): Promise<void> {
  const agent = await stage.agent()
  await agent.getByRole('button', { name: 'Solve', exact: true }).click()
  const survey = panel(stage).locator('.survey').last()
  await survey.getByText('How easy was it to get help today?').waitFor()
  await survey.getByText('Very difficult').first().waitFor()
  await survey.getByText('Very easy').first().waitFor()
  await survey.getByText('2', { exact: true }).click()
  await survey.getByText('What could have been easier?').waitFor()
  await survey.getByText('Waiting', { exact: true }).click()
}

export async function sendSurvey(stage: Stage): Promise<void> {
  await panel(stage).locator('.survey').last().getByRole('button', { name: 'Send' }).click()
  await panel(stage).getByText('Thank you', { exact: false }).first().waitFor()
}

export async function openReports(stage: Stage): Promise<void> {
  const agent = await stage.agent()
  await agent.goto(`${stage.demo.url}/console/#/reports`)
  await agent.getByRole('heading', { name: 'Reports' }).waitFor()
}

/** Step 6: CES in the thread with a follow-up by score; the report counts the answer. */
export async function surveyEndsInTheReport(stage: Stage, answers: number): Promise<void> {
  await solveAndAskForEffort(stage)
  await sendSurvey(stage)
  await openReports(stage)
  const tile = (await stage.agent()).getByRole('group', { name: /Customer effort/ })
  await expect.poll(() => tile.innerText(), { timeout: 20_000 }).toMatch(new RegExp(`\\b${answers} answers?`))
}
