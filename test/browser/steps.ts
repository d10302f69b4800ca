/** What people do in the web app, by what they see: for the story and for the screenshots. Each step ends when its outcome is seen. */
import { type Page, expect as playwright } from '@playwright/test'

/** A busy machine takes its time. */
const seen = playwright.configure({ timeout: 30_000 })

export interface Account {
  readonly email: string
  readonly token: string
}

/** For what asks a Jira. */
const PATIENCE = { timeout: 30_000 }

export const PERSON = { name: 'Ada Lindqvist', email: 'ada@fairlead.example', password: 'four plain words suffice' }

export async function makeAdministrator(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Your name').fill(PERSON.name)
  await page.getByLabel('E-mail').fill(PERSON.email)
  await page.getByLabel('Password').fill(PERSON.password)
  await page.getByRole('button', { name: 'Create the account' }).click()
  await seen(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
}

export interface SiteToConnect extends Account {
  readonly name: string
  readonly url: string
  /** Every project that the account sees when it is left out. */
  readonly projects?: readonly string[]
  readonly dataCenter?: boolean
}

/** The simulated accounts' tokens have no scopes, but one. */
export async function giveEmail(page: Page, whose: string, email: string): Promise<void> {
  await page.getByRole('radio', { name: 'API token without scopes' }).check()
  await page.getByLabel(`E-mail of ${whose}`).fill(email)
}

/** Up to the test: nothing is stored yet. */
export async function fillInSite(page: Page, site: SiteToConnect): Promise<void> {
  const { name, url, email, token, projects, dataCenter } = site
  await page.getByLabel('Address of the Jira site').fill(url)
  await page.getByText(dataCenter ? 'Jira Data Center' : 'Jira Cloud', { exact: true }).click()
  await page.getByLabel('Name in Fairlead').fill(name)
  if (!dataCenter) await giveEmail(page, 'the service account', email)
  await page.getByPlaceholder('Paste it here').fill(token)
  await page.getByRole('button', { name: dataCenter ? 'Does not expire' : '1 year' }).click()
  if (projects === undefined) return page.getByLabel('Every project the account sees').check()
  for (const key of projects) {
    await page.getByRole('combobox', { name: 'Project keys' }).fill(key)
    await page.keyboard.press('Enter')
  }
}

export async function testConnection(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Test (connection|again)$/ }).click()
  await seen(page.getByRole('button', { name: 'Test again' })).toBeEnabled(PATIENCE)
}

export async function connectSite(page: Page, site: SiteToConnect): Promise<void> {
  await page.goto(new URL('/sites/connect', page.url()).href)
  await fillInSite(page, site)
  await testConnection(page)
  await page.getByRole('button', { name: `Connect ${site.name}` }).click()
  await seen(page.getByRole('heading', { name: site.name, exact: true })).toBeVisible(PATIENCE)
}

export async function saveToken(page: Page, sites: readonly string[], { email, token }: Account): Promise<void> {
  await page.goto(new URL('/settings/authorization', page.url()).href)
  const boxes = page.getByRole('group', { name: 'Prove it on' }).getByRole('checkbox')
  await seen(boxes.first()).toBeVisible()
  for (const box of await boxes.all()) {
    const wanted = sites.includes((await box.getAttribute('value')) ?? '')
    await box.setChecked(wanted)
  }
  await giveEmail(page, 'your Atlassian account', email)
  await page.getByLabel('API token', { exact: true }).fill(token)
  await page.getByRole('button', { name: 'Save token' }).click()
  await seen(page.getByText('Token stored, encrypted')).toBeVisible(PATIENCE)
}

/** Ends on the Analyse stage, while both sites are read. */
export async function analyse(page: Page, from: string, to: string, projects: readonly string[]): Promise<void> {
  await page.goto(new URL('/configuration/new', page.url()).href)
  await page.getByRole('combobox', { name: 'From' }).click()
  await page.getByRole('option', { name: from, exact: true }).click()
  await page.getByRole('combobox', { name: 'To' }).click()
  await page.getByRole('option', { name: to, exact: true }).click()
  await page.getByRole('combobox', { name: 'Projects' }).click()
  for (const key of projects) await page.getByRole('option', { name: new RegExp(`^${key} · `) }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Analyse', exact: true }).click()
  await page.waitForURL(/\/analyse$/)
}

export async function untilAnalysed(page: Page): Promise<void> {
  await seen(page.getByRole('grid', { name: 'Objects' })).toBeVisible(PATIENCE)
}

/** Picks the first choice of every question. */
export async function answerAll(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Answer / }).click()
  const cards = page.getByRole('region', { name: 'Needs an answer' }).locator('fieldset')
  await seen(cards.first()).toBeVisible()
  for (const card of await cards.all())
    if ((await card.getByRole('radio').count()) > 0) await card.getByRole('radio').first().check()
    else {
      await card.getByRole('combobox').click()
      await page.getByRole('option').first().click()
    }
  await page.getByRole('button', { name: /^Apply \d+ answers?$/ }).click()
  await seen(page.getByRole('link', { name: /^Review \d/ })).toBeVisible(PATIENCE)
}

/** From any stage of a plan that asks nothing; ends while it is applied. */
export async function reviewAndApply(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Review \d/ }).click()
  await page.getByRole('button', { name: /^Apply \d/ }).click()
  await page.waitForURL(/\/configuration\/deployments\/[\w-]+$/)
}

export async function untilEqual(page: Page): Promise<void> {
  // Every step is done by then, and both sites are read again.
  await seen(page.getByText('Compared again: equal')).toBeVisible({ timeout: 120_000 })
}
