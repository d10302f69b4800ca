/** What was to be seen when a test failed: a picture of the page, and what the server said last of what went wrong. */
import type { Page } from '@playwright/test'
import { afterEach } from 'vitest'

interface Seen {
  readonly page: Page
  readonly journey: { readonly said: readonly string[] }
}

const LAST = 3

/** For all tests of a file; pictures are in `test-results`. */
export function pictureFailures(seen: () => Seen | undefined): void {
  afterEach(async ({ task }) => {
    const at = task.result?.state === 'fail' ? seen() : undefined
    if (!at) return
    await at.page.screenshot({ path: `test-results/${task.name.replaceAll(/\W+/g, '-').slice(0, 80)}.png` })
    console.log(at.journey.said.filter((line) => line.includes('"error"')).slice(-LAST))
  })
}
