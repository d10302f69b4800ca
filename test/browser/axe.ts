/** A page judged for those who cannot see, hear or point. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What is serious. In the dark only colours are others. */
export async function faultsOf(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  const judge = new AxeBuilder({ page })
  const { violations } = await (colorScheme === 'light'
    ? judge.withTags(STANDARD)
    : judge.withRules('color-contrast')
  ).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`)
}
