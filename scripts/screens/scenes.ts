/** The scenes in their order: each begins where the one before has ended, and is looked at when its `act` is over. */
import { type Page, expect as seen } from '@playwright/test'
import {
  analyse,
  answerAll,
  connectSite,
  fillInSite,
  makeAdministrator,
  PERSON,
  saveToken,
  testConnection,
  untilAnalysed,
  untilEqual,
} from '../../test/browser/steps.ts'
import type { Demo } from './demo.ts'
import { PORTFOLIO_EMPTY, PORTFOLIO_SCENES } from './portfolio-scenes.ts'
import { open, PATIENCE, type Scene } from './scene.ts'
import { SYNC_EMPTY, SYNC_SCENES } from './sync-scenes.ts'

const empty: readonly Scene[] = [
  { name: 'setup', act: (page, { setup }) => page.goto(setup) },
  { name: 'overview-fresh', act: (page, { setup }) => makeAdministrator(page, setup) },
  { name: 'sites-empty', act: open('/sites', 'No site is connected yet') },
  { name: 'deployments-empty', act: open('/configuration/deployments', 'Nothing has been deployed yet') },
  { name: 'plans-empty', act: open('/configuration/plans', 'No plan has been made yet') },
  { name: 'snapshots-empty', act: open('/configuration/snapshots', 'No snapshot has been taken yet') },
  { name: 'scope-empty', act: open('/configuration/new', 'Connect two sites first') },
  { name: 'authorization-empty', act: open('/settings/authorization', 'Connect a site first') },
]

const connecting: readonly Scene[] = [
  { name: 'connect', act: open('/sites/connect', 'Create the account') },
  {
    name: 'connect-wrong-token',
    async act(page, demo) {
      const site = demo.site('staging', 'service')
      await fillInSite(page, {
        ...site,
        token: `${site.token.slice(0, -4)}0000`,
        projects: ['OPS', 'PAR', 'ROU', 'WHM'],
      })
      await testConnection(page)
      await page.getByText('Wrong token').scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'connect-tested',
    async act(page, demo) {
      await page.getByLabel('API token', { exact: true }).fill(demo.site('staging', 'service').token)
      await testConnection(page)
    },
  },
  {
    name: 'site',
    async act(page) {
      await page.getByRole('button', { name: 'Connect staging' }).click()
      await seen(page.getByText('Rights per project')).toBeVisible(PATIENCE)
    },
  },
  {
    name: 'site-too-many-rights',
    async act(page, demo) {
      await connectSite(page, { ...demo.site('production', 'admin'), projects: ['OPS', 'PAR', 'ROU', 'WHM'] })
      await page.getByRole('button', { name: 'Probe this site' }).click()
      await seen(page.getByRole('button', { name: 'Probe again' })).toBeEnabled(PATIENCE)
    },
  },
  {
    name: 'connect-data-center',
    async act(page, demo) {
      await page.goto(`${demo.url}/sites/connect`)
      await fillInSite(page, { ...demo.site('legacy', 'admin'), dataCenter: true })
      await testConnection(page)
    },
  },
  {
    name: 'site-data-center',
    async act(page) {
      await page.getByRole('button', { name: 'Connect legacy' }).click()
      await seen(page.getByText('Rights per project')).toBeVisible(PATIENCE)
    },
  },
  { name: 'overview-two-sites', act: open('/', 'Is everything connected?') },
  { name: 'sites', act: open('/sites', 'staging') },
  { name: 'site-remove', act: askToRemove },
  {
    name: 'authorization-no-administrator',
    async act(page, demo) {
      await page.goto(`${demo.url}/sites`)
      await saveToken(page, ['production'], demo.site('production', 'member'))
    },
  },
  {
    name: 'authorization',
    async act(page, demo) {
      await saveToken(page, ['staging'], demo.site('staging', 'admin'))
      await saveToken(page, ['production'], demo.site('production', 'admin'))
    },
  },
]

async function askToRemove(page: Page, { url }: Demo): Promise<void> {
  await page.goto(`${url}/sites/staging`)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Remove the site' }).click()
  await seen(page.getByRole('dialog')).toBeVisible()
}

const deploying: readonly Scene[] = [
  {
    name: 'analysing',
    async act(page, demo) {
      await demo.fault('production', { kind: 'latency', milliseconds: 250 })
      await analyse(page, 'staging', 'production', ['OPS', 'PAR', 'ROU', 'WHM'])
      await seen(page.getByText(/production: .*, \d+ read/)).toBeVisible(PATIENCE)
    },
  },
  {
    name: 'analyse',
    async act(page, demo) {
      await demo.mend('production')
      await untilAnalysed(page)
    },
  },
  {
    name: 'analyse-search',
    async act(page) {
      await page.getByRole('searchbox').fill('Foxtrot')
      await page.getByRole('row', { name: /Squad/ }).click()
      await seen(page.getByRole('complementary')).toBeVisible()
    },
  },
  {
    name: 'analyse-workflow',
    async act(page) {
      await page.getByRole('searchbox').fill('Story Workflow')
      await page.getByRole('row', { name: /^Acme Story Workflow/ }).click()
      await seen(page.getByRole('complementary', { name: /Story Workflow/ })).toBeVisible()
    },
  },
  {
    name: 'map',
    async act(page) {
      await page.keyboard.press('Escape')
      await page.getByRole('link', { name: /^Answer / }).click()
      await seen(page.locator('fieldset').first()).toBeVisible()
    },
  },
  {
    name: 'map-answered',
    async act(page) {
      await page.goBack()
      await answerAll(page)
    },
  },
  {
    name: 'review',
    async act(page) {
      await page.getByRole('link', { name: /^Review \d/ }).click()
      await seen(page.getByRole('grid', { name: 'Steps' })).toBeVisible()
    },
  },
  {
    name: 'applying',
    async act(page, demo) {
      await demo.fault('production', { kind: 'latency', milliseconds: 200 })
      await page.getByRole('button', { name: /^Apply \d/ }).click()
      await seen(page.getByText(/a minute,/)).toBeVisible(PATIENCE)
    },
  },
  {
    name: 'applying-elsewhere',
    act: open('/sites', 'staging'),
  },
  {
    name: 'result',
    async act(page, demo) {
      await demo.mend('production')
      await page.getByRole('link', { name: /staging → production/ }).click()
      await untilEqual(page)
    },
  },
  {
    name: 'result-step',
    async act(page) {
      await page.getByRole('grid', { name: 'Steps' }).getByText('Squad (select)').click()
      await seen(page.getByRole('complementary')).toBeVisible()
    },
  },
]

const failing: readonly Scene[] = [
  {
    name: 'snapshot-partial',
    async act(page, demo) {
      await demo.fault('staging', { kind: 'server-error', path: '/screens', status: 403 })
      await page.goto(`${demo.url}/configuration/snapshots`)
      await page.getByRole('button', { name: 'Take snapshot' }).first().click()
      await page.getByRole('menuitem', { name: /staging/ }).click()
      await page.getByRole('link', { name: 'staging' }).click()
      await seen(page.getByText(/could not be read/)).toBeVisible(PATIENCE)
    },
  },
  {
    name: 'snapshot-object',
    async act(page, demo) {
      await demo.mend('staging')
      await page.getByRole('searchbox').fill('Bug Workflow')
      await page.getByRole('row', { name: /^Acme Bug Workflow/ }).click()
      await seen(page.getByRole('complementary')).toBeVisible()
    },
  },
  {
    name: 'analysis-failed',
    async act(page, demo) {
      await demo.fault('staging', { kind: 'refused' })
      await analyse(page, 'production', 'staging', ['OPS'])
      await seen(page.getByText(/did not come to its end|could not be read|asks/).first()).toBeVisible(PATIENCE)
    },
  },
  {
    name: 'server-silent',
    async act(page, demo) {
      await demo.mend('staging')
      await page.route('**/api/v1/connections', (route) =>
        route.fulfill({
          status: 500,
          json: {
            code: 'internal',
            says: 'Something went wrong inside Fairlead.',
            remedy: 'Try again; if it happens again, look for this request in the log.',
            request: '5f0c7e1a',
          },
        }),
      )
      await page.goto(`${demo.url}/sites`)
      await seen(page.getByText('Something went wrong inside Fairlead.').first()).toBeVisible()
    },
  },
]

const lists: readonly Scene[] = [
  {
    name: 'deployments',
    async act(page, demo) {
      await page.unroute('**/api/v1/connections')
      await open('/configuration/deployments', 'production')(page, demo)
    },
  },
  { name: 'plans', act: open('/configuration/plans', 'production') },
  { name: 'snapshots', act: open('/configuration/snapshots', 'staging') },
  { name: 'activity', act: open('/activity', 'Wrote to Jira') },
  { name: 'people', act: open('/settings/people', PERSON.email) },
  { name: 'kinds', act: open('/settings/kinds', 'Workflow scheme') },
  { name: 'about', act: open('/settings/about', 'Version') },
  { name: 'guide', act: open('/guide/deploy', 'Analyse') },
  { name: 'overview', act: open('/', 'What moved?') },
  {
    name: 'palette',
    async act(page) {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: /Find/ }).fill('prod')
    },
  },
  { name: 'not-found', act: open('/nowhere', 'There is no page at this address') },
  {
    name: 'sign-in',
    async act(page, { url }) {
      await page.context().clearCookies()
      await page.goto(url)
      await seen(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    },
  },
]

export const SCENES: readonly Scene[] = [
  ...empty,
  ...SYNC_EMPTY,
  ...PORTFOLIO_EMPTY,
  ...connecting,
  ...SYNC_SCENES,
  ...PORTFOLIO_SCENES,
  ...deploying,
  ...failing,
  ...lists,
]
