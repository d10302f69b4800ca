/** The scenes of sync: an integration from nothing to its first writes, then what its pages show of it. */
import { type Page, expect as seen } from '@playwright/test'
import { open, PATIENCE, type Scene } from './scene.ts'

export const SYNC_EMPTY: readonly Scene[] = [
  { name: 'sync-integrations-empty', act: open('/sync/integrations', 'Nothing is kept aligned yet') },
  { name: 'sync-conflicts-empty', act: open('/sync/conflicts', 'Nothing waits for a decision') },
  { name: 'sync-activity-empty', act: open('/sync/activity', 'Nothing was written yet') },
  { name: 'sync-doctor-empty', act: open('/sync/doctor', 'Which issue?') },
]

const next = async (page: Page, step: string): Promise<void> => {
  await page.getByRole('button', { name: 'Next' }).click()
  await seen(page.getByRole('region', { name: step, exact: true })).toBeVisible(PATIENCE)
}

const settingUp: readonly Scene[] = [
  {
    name: 'sync-wizard-connection',
    async act(page, { url }) {
      await page.goto(`${url}/sync/new`)
      await page.getByRole('combobox', { name: 'Connection' }).click()
      await page.getByRole('option', { name: 'staging' }).click()
      await page.getByRole('combobox', { name: 'Projects' }).click()
      await page.getByRole('option', { name: /^PAR/ }).click()
      await page.keyboard.press('Escape')
      await seen(page.getByRole('button', { name: 'Next' })).toBeEnabled(PATIENCE)
    },
  },
  {
    name: 'sync-wizard-level',
    async act(page) {
      await next(page, 'Level and issue types')
      await seen(page.getByRole('checkbox', { name: /^Epic/ })).toBeChecked(PATIENCE)
    },
  },
  { name: 'sync-wizard-fields', act: (page) => next(page, 'Fields') },
  {
    name: 'sync-wizard-stages',
    async act(page) {
      for (const leave of await page.getByRole('button', { name: 'leave it out' }).all()) await leave.click()
      await next(page, 'Stages and statuses')
    },
  },
  {
    name: 'sync-wizard-people',
    async act(page) {
      const rest = page.getByRole('button', { name: 'Place the rest by category' })
      if (await rest.isVisible()) await rest.click()
      await next(page, 'People')
    },
  },
  {
    name: 'sync-wizard-dry-run',
    async act(page) {
      await page.getByRole('button', { name: 'Run dry' }).click()
      await seen(page.getByText('Would change')).toBeVisible(PATIENCE)
      await seen(page.getByRole('grid', { name: 'Changes' })).toBeVisible(PATIENCE)
    },
  },
]

const running: readonly Scene[] = [
  {
    name: 'sync-integration',
    async act(page) {
      await page.getByRole('button', { name: 'Start', exact: true }).click()
      await seen(page.getByText(/^of [1-9]\d* issues/)).toBeVisible(PATIENCE)
    },
  },
  { name: 'sync-integrations', act: open('/sync/integrations', 'Running') },
  {
    name: 'sync-webhook',
    async act(page) {
      await page.getByRole('button', { name: 'Sync of staging: more actions' }).click()
      await page.getByRole('menuitem', { name: 'Webhook' }).click()
      await page.getByRole('button', { name: /^Show the steps/ }).click()
      await seen(page.getByText('Shown this once')).toBeVisible(PATIENCE)
    },
  },
  { name: 'sync-activity', act: open('/sync/activity', 'Last hour') },
  {
    name: 'sync-step',
    async act(page) {
      await page.getByRole('grid', { name: 'Steps' }).getByRole('row').nth(1).getByText('Written').click()
      await seen(page.getByRole('complementary')).toBeVisible()
    },
  },
  {
    name: 'sync-doctor',
    async act(page, { url }) {
      await page.goto(`${url}/sync/doctor?key=PAR-2`)
      await seen(page.getByText('The story')).toBeVisible(PATIENCE)
    },
  },
]

export const SYNC_SCENES: readonly Scene[] = [...settingUp, ...running]
