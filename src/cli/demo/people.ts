/** People at work in the demo's Jira: one of them moves an issue on, estimates a story anew or writes one more. */
import { setTimeout as sleep } from 'node:timers/promises'
import { isArray, isObject, type Json, type JsonObject } from '../../base/index.ts'
import { PROJECTS } from './story.ts'
import { PACES, TEAM, WANTED } from './story-work.ts'
import type { AskJira } from './telling.ts'

const SHORTEST = 20_000
const LONGEST = 40_000
const ESTIMATES = [1, 2, 3, 5, 8]
const FEW = 12

/** While the demo runs: every half minute one thing, until it is stopped. */
export async function workOn(ask: AskJira, stop: AbortSignal): Promise<void> {
  const work = await workIn(ask, { random: Math.random, few: FEW })
  while (!stop.aborted) {
    const pause = SHORTEST + Math.random() * (LONGEST - SHORTEST)
    await sleep(pause, undefined, { signal: stop, ref: false }).catch(() => {})
    if (!stop.aborted) await work(ask)
  }
}

export interface How {
  readonly random: () => number
  /** When fewer are left to do, somebody writes a new one. */
  readonly few: number
}

/** Does one thing each time it is called. */
export async function workIn(ask: AskJira, how: How): Promise<(ask: AskJira) => Promise<void>> {
  const fields = objects(await ask('admin', 'GET', '/rest/api/3/field'))
  const points = String(fields.find(({ name }) => name === 'Story Points')?.id ?? '')
  return async (now) => {
    for (let tries = 0; tries < TRIES; tries++) if (await oneThing(now, points, how).catch(() => false)) return
  }
}
/** What Jira refuses is tried with another issue. */
const TRIES = 4

async function oneThing(ask: AskJira, points: string, { random, few }: How): Promise<boolean> {
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]
  const open = await openIssues(ask)
  const wanted = open.filter(({ epic }) => random() < (PACES[epic] ?? 1))
  const begun = wanted.filter(({ rank }) => rank === RANKS.indexOf('indeterminate'))
  const issue = pick(begun.length > 0 && random() < 0.7 ? begun : wanted)
  if (!issue) return false
  const who = issue.assignee ?? pick(TEAM) ?? ''
  if (open.length < few && issue.parent) {
    await writeStory(ask, who, issue.parent, pick(WANTED) ?? '')
    return true
  }
  if (issue.type === 'Story' && random() < 0.15) {
    await ask(who, 'PUT', pathOf(issue.key), { fields: { [points]: pick(ESTIMATES) ?? 1 } })
    return true
  }
  // Nobody may do it all: who writes does not test, and the product owner selects.
  for (const as of [who, ...TEAM, 'admin']) {
    const ways = await waysOf(ask, as, issue)
    const way = pick(ways.filter((to) => to.rank > issue.rank)) ?? pick(ways)
    if (!way) continue
    await ask(as, 'POST', `${pathOf(issue.key)}/transitions`, way.body)
    return true
  }
  return false
}

const pathOf = (key: string): string => `/rest/api/3/issue/${key}`

interface OpenIssue {
  readonly key: string
  readonly type: string
  readonly rank: number
  readonly assignee: string | null
  readonly reporter: string
  readonly parent: string | null
  /** What its parent is called. */
  readonly epic: string
}

const OPEN = `project in (${PROJECTS.join()}) AND statusCategory != Done AND type != Epic`

async function openIssues(ask: AskJira): Promise<OpenIssue[]> {
  const query = `jql=${encodeURIComponent(OPEN)}&fields=issuetype,status,assignee,reporter,parent&maxResults=200`
  const { issues } = object(await ask('admin', 'GET', `/rest/api/3/search/jql?${query}`))
  return objects(issues).map(({ key, fields }) => {
    const { issuetype, status, assignee, reporter, parent } = object(fields)
    return {
      key: String(key),
      type: String(object(issuetype).name),
      rank: rankOf(status),
      assignee: textOf(object(assignee).accountId),
      reporter: String(object(reporter).accountId),
      parent: textOf(object(parent).key),
      epic: String(object(object(parent).fields).summary ?? ''),
    }
  })
}

interface Way {
  readonly rank: number
  /** With what its screen asks for. */
  readonly body: JsonObject
}

/** Work goes onward: never aside, and never back to where it was before. */
async function waysOf(ask: AskJira, as: string, { key, rank, reporter }: OpenIssue): Promise<Way[]> {
  const { transitions } = object(await ask(as, 'GET', `${pathOf(key)}/transitions?expand=transitions.fields`))
  const { changelog } = object(await ask(as, 'GET', `${pathOf(key)}?fields=status&expand=changelog`))
  const items = objects(object(changelog).histories).flatMap((history) => objects(history.items))
  const before = new Set(items.flatMap(({ fieldId, from }) => (fieldId === 'status' ? [from] : [])))
  return objects(transitions)
    .filter(({ to }) => !ASIDE.has(String(object(to).name)) && !before.has(object(to).id) && rankOf(to) >= rank)
    .map(({ id, to, fields }) => ({
      rank: rankOf(to),
      body: { transition: { id: String(id) }, fields: filled(object(fields), reporter) },
    }))
}

/** The first of what a screen offers, and somebody who knows the issue where it asks for people. */
function filled(asked: JsonObject, somebody: string): JsonObject {
  const values = Object.entries(asked).flatMap(([name, field]): [string, Json][] => {
    const { schema, allowedValues } = object(field)
    const isList = object(schema).type === 'array'
    const first = objects(allowedValues)[0]?.id
    const value = first !== undefined ? { id: first } : object(schema).items === 'user' ? { accountId: somebody } : null
    return value === null ? [] : [[name, isList ? [value] : value]]
  })
  return Object.fromEntries(values)
}

const ASIDE = new Set(['Blocked', 'Cancelled', 'Rejected', 'Waiting for Carrier'])
const RANKS = ['new', 'indeterminate', 'done']
const rankOf = (status: Json | undefined): number => RANKS.indexOf(String(object(object(status).statusCategory).key))

async function writeStory(ask: AskJira, as: string, parent: string, summary: string): Promise<void> {
  const project = { key: parent.split('-')[0] ?? '' }
  const fields = { project, summary, issuetype: { name: 'Story' }, parent: { key: parent } }
  await ask(as, 'POST', '/rest/api/3/issue', { fields })
}

const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})
const objects = (value: Json | undefined): JsonObject[] => (isArray(value) ? value.map(object) : [])
const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null)
