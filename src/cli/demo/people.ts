/** People at work in the demo's Jira: every half minute one of them moves a story on, estimates it anew or writes one more. */
import { setTimeout as sleep } from 'node:timers/promises'
import { isArray, isObject, type Json, type JsonObject } from '../../base/index.ts'
import { PROJECTS } from './story.ts'
import type { Jira } from './telling.ts'

const SHORTEST = 20_000
const LONGEST = 40_000
const ESTIMATES = [1, 2, 3, 5, 8]
/** Whoever nobody is assigned to. */
const TEAM = ['anna.berg', 'priya.raman', 'luc.moreau', 'marta.nowak', 'jonas.keller']
const WANTED = [
  'Show it on the map',
  'Tell the driver',
  'Ask before it is changed',
  'Log who changed it',
  'Try it in Lyon first',
]
/** When so few are left to do, somebody writes a new one. */
const FEW = 40

/** Until it is stopped. What Jira refuses is tried with another issue next time. */
export async function workOn(jira: Jira, stop: AbortSignal, random = Math.random): Promise<void> {
  const points = namedField(await jira.ask('admin', 'GET', '/rest/api/3/field'), 'Story Points')
  while (!stop.aborted) {
    await sleep(SHORTEST + random() * (LONGEST - SHORTEST), undefined, { signal: stop, ref: false }).catch(() => {})
    if (!stop.aborted) await oneDeed(jira, points, random).catch(() => {})
  }
}

export async function oneDeed(jira: Jira, points: string, random: () => number): Promise<void> {
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]
  const open = await openIssues(jira)
  const issue = pick(open)
  if (!issue) return
  const who = issue.assignee ?? pick(TEAM) ?? ''
  if (open.length < FEW && issue.parent) return writeStory(jira, who, issue.parent, pick(WANTED) ?? '')
  if (issue.type === 'Story' && random() < 0.3)
    return void (await jira.ask(who, 'PUT', path(issue.key), { fields: { [points]: pick(ESTIMATES) ?? 1 } }))
  const way = pick((await waysOf(jira, who, issue.key)).filter((to) => to.rank >= issue.rank))
  if (way) await jira.ask(who, 'POST', `${path(issue.key)}/transitions`, { transition: { id: way.id } })
}

const path = (key: string): string => `/rest/api/3/issue/${key}`

interface OpenIssue {
  readonly key: string
  readonly type: string
  readonly rank: number
  readonly assignee: string | null
  readonly parent: string | null
}

async function openIssues(jira: Jira): Promise<OpenIssue[]> {
  const jql = `project in (${PROJECTS.join()}) AND statusCategory != Done AND type in standardIssueTypes() AND type != Epic`
  const query = `jql=${encodeURIComponent(jql)}&fields=issuetype,status,assignee,parent&maxResults=200`
  const found = objects(object(await jira.ask('admin', 'GET', `/rest/api/3/search/jql?${query}`)).issues)
  return found.map(({ key, fields }) => {
    const { issuetype, status, assignee, parent } = object(fields)
    return {
      key: String(key),
      type: String(object(issuetype).name),
      rank: rankOf(status),
      assignee: textOf(object(assignee).accountId),
      parent: textOf(object(parent).key),
    }
  })
}

/** Work goes onward: never back to an earlier category, never aside. */
async function waysOf(jira: Jira, as: string, key: string): Promise<{ readonly id: string; readonly rank: number }[]> {
  const { transitions } = object(await jira.ask(as, 'GET', `${path(key)}/transitions`))
  return objects(transitions)
    .filter(({ to }) => !ASIDE.has(String(object(to).name)))
    .map(({ id, to }) => ({ id: String(id), rank: rankOf(to) }))
}

const ASIDE = new Set(['Blocked', 'Cancelled', 'Rejected', 'Waiting for Carrier'])
const RANKS = ['new', 'indeterminate', 'done']
const rankOf = (status: Json | undefined): number => RANKS.indexOf(String(object(object(status).statusCategory).key))

async function writeStory(jira: Jira, as: string, parent: string, summary: string): Promise<void> {
  const project = { key: parent.split('-')[0] ?? '' }
  const fields = { project, summary, issuetype: { name: 'Story' }, parent: { key: parent } }
  await jira.ask(as, 'POST', '/rest/api/3/issue', { fields })
}

function namedField(fields: Json, name: string): string {
  return String(objects(fields).find((field) => field.name === name)?.id ?? '')
}

const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})
const objects = (value: Json | undefined): JsonObject[] => (isArray(value) ? value.map(object) : [])
const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null)
