/** Issues that several tours begin with. */
import type { JsonObject } from '../../../src/base/index.ts'
import { type Guide, named, rich } from '../tour.ts'

const ONE = '/rest/api/3/issue/{issueIdOrKey}'
export const STARTED = '2026-01-17T12:34:00.000+0000'

export async function newIssue(guide: Guide, summary: string, more: JsonObject = {}): Promise<string> {
  const { projects, issueTypes } = guide.site.tables
  const fields = {
    summary,
    project: { id: named(projects, 'Parcel Platform').id },
    issuetype: { id: named(issueTypes, 'Task').id },
    description: rich(guide, 'So it goes.'),
    ...more,
  }
  return (await guide.go('POST /rest/api/3/issue', {}, { fields })).key
}

/** One with links both ways, sub-tasks, comments, worklogs and estimates, so that every field shows something. */
export async function fullIssue(guide: Guide, more: JsonObject = {}): Promise<string> {
  const { go, site } = guide
  const timetracking = { originalEstimate: '3d', remainingEstimate: '2d' }
  const key = await newIssue(guide, 'Everything at once', { timetracking, ...more })
  const subtask = [...site.tables.issueTypes.values()].find(({ hierarchyLevel }) => hierarchyLevel < 0)?.id ?? ''
  await newIssue(guide, 'A part of it', { parent: { key }, issuetype: { id: subtask } })
  const [type] = [...site.tables.linkTypes.values()].map(({ name }) => ({ name }))
  const link = (from: string, to: string) => ({
    type: type ?? null,
    inwardIssue: { key: from },
    outwardIssue: { key: to },
  })
  await go('POST /rest/api/3/issueLink', {}, link(key, 'PAR-1'))
  await go('POST /rest/api/3/issueLink', {}, link('PAR-2', key))
  const at = { issueIdOrKey: key }
  await go(`POST ${ONE}/comment`, at, { body: rich(guide, 'Blue, please.') })
  await go(`POST ${ONE}/worklog`, at, { comment: rich(guide, 'Brushed.'), started: STARTED, timeSpentSeconds: 12_000 })
  return key
}
