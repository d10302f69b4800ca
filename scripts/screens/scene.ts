/** A scene: a page brought into a state that is worth a look. */
import { type Page, expect as seen } from '@playwright/test'
import type { Demo } from './demo.ts'

export interface Scene {
  readonly name: string
  act(page: Page, demo: Demo): Promise<unknown>
}

export const PATIENCE = { timeout: 60_000 }

/** Opens a page of the app and waits for what is named. */
export const open =
  (path: string, text: string | RegExp) =>
  async (page: Page, { url }: Demo): Promise<void> => {
    await page.goto(url + path)
    await seen(page.locator('main').getByText(text).first()).toBeVisible(PATIENCE)
  }
