/** Finding issues: which were touched lately, which there are, and how many. What search says of them may trail behind. */
import { z } from 'zod'
import type { Instant } from '../../base/index.ts'
import type { Jira } from '../client.ts'
import { customField, inProjects, updatedWithinMinutes } from './jql.ts'
import { searching } from './refused-query.ts'
import { cloudPages, type Page, type Row, type Search } from './search-cloud.ts'
import { dataCenterPages, totalOf } from './search-data-center.ts'
import { api } from './wire.ts'

export interface ListedIssue {
  readonly id: string
  readonly key: string
  /** As the index has it. */
  readonly updated: Instant | null
}

export interface IdPage {
  readonly ids: readonly string[]
  /** From where a later reading goes on; null at the end. */
  readonly next: string | null
}

/**
 * Issues that were touched in the last minutes, the longest ago first. There is no upper bound: an issue that is touched
 * again and again would stay beyond it for ever. One that is touched while pages are read may come twice.
 */
export async function* updatedWithin(
  jira: Jira,
  projectIds: readonly string[],
  minutes: number,
): AsyncGenerator<readonly ListedIssue[]> {
  yield* touched(jira, projectIds, minutes, 'ASC')
}

/** The same, the newest first. One that is touched while pages are read slides to the front, and may not come at all. */
export async function* touchedLately(
  jira: Jira,
  projectIds: readonly string[],
  minutes: number,
): AsyncGenerator<readonly ListedIssue[]> {
  yield* touched(jira, projectIds, minutes, 'DESC')
}

async function* touched(jira: Jira, projectIds: readonly string[], minutes: number, order: 'ASC' | 'DESC') {
  const window = `${inProjects(projectIds)} AND ${updatedWithinMinutes(minutes)}`
  const search: Search = { jql: `${window} ORDER BY updated ${order}, id ${order}`, fields: ['id', 'key', 'updated'] }
  for await (const { rows } of pagesOf(jira, search, null)) if (rows.length > 0) yield rows
}

/**
 * The ids of all issues that a query without ORDER BY finds, in the order they were made in, which no edit changes; so
 * a reading that was broken off goes on at `next`. Cloud keeps a token for seven days. `most` of them to a page.
 */
export async function* issueIds(jira: Jira, jql: string, from: string | null, most?: number): AsyncGenerator<IdPage> {
  const search: Search = {
    jql: `${jql} ORDER BY created ASC, id ASC`,
    fields: ['id'],
    ...(most === undefined ? {} : { most }),
  }
  for await (const { rows, next } of pagesOf(jira, search, from)) yield { ids: rows.map(({ id }) => id), next }
}

/**
 * The same in the order that a custom field gives them. The field is told by its id: its name is translated, and another
 * field may be called so too. An issue that is moved while pages are read may come twice, or not at all.
 */
export async function* issueIdsBy(jira: Jira, jql: string, field: string): AsyncGenerator<readonly string[]> {
  const search: Search = { jql: `${jql} ORDER BY ${customField(field)} ASC`, fields: ['id'] }
  for await (const { rows } of pagesOf(jira, search, null)) yield rows.map(({ id }) => id)
}

function pagesOf(jira: Jira, search: Search, from: string | null): AsyncGenerator<Page> {
  return jira.deployment === 'cloud' ? cloudPages(jira, search, from) : dataCenterPages(jira, search, from)
}

const COUNT = z.looseObject({ count: z.number() })

/** Approximate on Cloud. */
export async function countIssues(jira: Jira, jql: string): Promise<number> {
  if (jira.deployment === 'dataCenter') return totalOf(jira, jql)
  return (await searching(() => jira.ask(COUNT, api(jira, '/search/approximate-count'), { jql }))).count
}

/** The first issue of a query that says its own order. */
export async function firstOf(jira: Jira, jql: string): Promise<Row | null> {
  for await (const { rows } of pagesOf(jira, { jql, fields: ['id', 'updated'], most: 1 }, null)) return rows[0] ?? null
  return null
}
