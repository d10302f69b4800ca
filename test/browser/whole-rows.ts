/** Rows of a list judged by their room: all their columns must stand in sight. */
import { type Locator, expect as playwright } from '@playwright/test'

const cut = (rows: Locator): Promise<number> =>
  rows.evaluateAll((all) => all.filter((row) => row.scrollWidth > row.clientWidth).length)

export const seenWhole = (rows: Locator): Promise<void> => playwright.poll(() => cut(rows), { timeout: 15_000 }).toBe(0)
