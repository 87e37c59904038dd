import type { Page } from 'playwright-core'

/** Every screen of the console that has an address, and what shows that it is there. */
export const consoleScreens: Readonly<Record<string, { hash: string; there: (page: Page) => Promise<void> }>> = {
  visitors: { hash: '#/visitors', there: (page) => page.locator('#visitors-title').waitFor() },
  articles: {
    hash: '#/articles',
    there: (page) => page.locator('#content-title', { hasText: 'Help articles' }).waitFor(),
  },
  article: {
    hash: '#/articles/en/returns',
    there: (page) => page.getByRole('button', { name: 'Publish' }).waitFor(),
  },
  greetings: { hash: '#/greetings', there: (page) => page.getByRole('button', { name: 'Publish' }).waitFor() },
  surveys: { hash: '#/surveys', there: (page) => page.locator('#content-title', { hasText: 'Surveys' }).waitFor() },
  survey: { hash: '#/surveys/ces', there: (page) => page.getByRole('button', { name: 'Publish' }).waitFor() },
  ...Object.fromEntries(
    [
      'browser',
      'account',
      'replies',
      'install',
      'site',
      'desk',
      'privacy',
      'team',
      'keys',
      'webhooks',
      'mail',
      'answers',
      'audit',
    ].map((section) => [
      `settings-${section}`,
      {
        hash: `#/settings/${section}`,
        // Nothing of it is loading any more.
        there: (page: Page) =>
          page.waitForFunction(
            (name) =>
              location.hash.endsWith(name) &&
              document.querySelector('main [aria-current="page"]') !== null &&
              !/Loading…/.test(document.querySelector('main')?.textContent ?? 'Loading…'),
            section,
          ) as unknown as Promise<void>,
      },
    ]),
  ),
}

/** Goes there without a reload, as a person does. */
export async function openScreen(page: Page, name: string): Promise<void> {
  const screen = consoleScreens[name]
  if (!screen) throw new Error(`there is no screen ${name}`)
  await page.evaluate((hash) => {
    location.hash = hash
  }, screen.hash)
  await screen.there(page)
}
