import axe from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * What axe finds against WCAG 2.2 AA and good practice, one line each; shadow roots are looked into.
 *
 * @param within selector of the only part to look at, for pages whose rest is not ours
 */
export async function findBarriers(page: Page, within: string[]): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(
    async ([part]) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') }
      const { violations } = await axe.run({ include: [part as string[]] } as never, {
        resultTypes: ['violations'],
        rules: { region: { enabled: false } },
      })
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target }) => `${id}: ${help} at ${target.flat().join(' ')}`),
      )
    },
    [within],
  )
}
