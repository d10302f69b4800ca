/** How Cloud tells that configuration changed: what a refresh builds on. */
import type { JsonObject } from '../../../base/index.ts'
import { at, rows } from '../facts.ts'
import { type ProbedSite, type ProbeQuestion, question } from '../question.ts'

export const signals: readonly ProbeQuestion[] = [
  question(
    'audit-names-objects',
    'cloud',
    'Records about screens and workflow schemes name them by their ids.',
    async (site) => {
      const told = await aboutKinds(site)
      const unnamed = told.filter((one) => typeof at(one, 'objectItem', 'id') !== 'string')
      return { seen: { records: told.length, unnamed: unnamed.length }, assumed: { unnamed: 0 } }
    },
  ),
  question(
    'audit-words',
    'cloud',
    'Records about screens and workflow schemes have the categories and types of Jira Server.',
    async (site) => {
      const strange = (await aboutKinds(site)).filter((one) => {
        const [category, type] = /^screen/i.test(String(one.summary)) ? ['screens', 'SCREEN'] : ['workflows', 'SCHEME']
        return one.category !== category || at(one, 'objectItem', 'typeName') !== type
      })
      return { seen: { strange: strange.length }, assumed: { strange: 0 } }
    },
  ),
  question(
    'workflows-by-update',
    'cloud',
    'Workflows come by their last edit when asked to, the latest first, and tell it.',
    async ({ raw }) => {
      const path = '/rest/api/3/workflows/search?orderBy=-updated&maxResults=50&scope=GLOBAL'
      const { status, body } = await raw({ method: 'GET', path })
      const told = rows(at(body, 'values')).flatMap(({ updated }) =>
        typeof updated === 'string' ? [Date.parse(updated)] : [],
      )
      const inOrder = told.every((one, place) => one <= (told[place - 1] ?? one))
      return { seen: { status, rows: told.length, inOrder }, assumed: { status: 200, inOrder: true } }
    },
  ),
]

/** Of the last records those that are about a whole screen or workflow scheme. */
async function aboutKinds({ raw }: ProbedSite): Promise<JsonObject[]> {
  const { body } = await raw({ method: 'GET', path: '/rest/api/3/auditing/record?limit=200' })
  return rows(at(body, 'records')).filter(({ summary }) =>
    /^(screen|workflow scheme) (created|edited|deleted|removed)$/i.test(String(summary)),
  )
}
