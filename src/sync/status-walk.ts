/** Writes a status: one real transition after another towards a status that stands for the stage, each looked at first. */
import { Fault, type Json, type JsonObject } from '../base/index.ts'
import { type SeenIssue, type Transition, tracing, transitionIssue, transitions } from '../jira/index.ts'
import type { Recorder } from '../plan/index.ts'
import type { Ground } from './ground.ts'
import type { Integration } from './integration.ts'
import { findWay } from './transition-path.ts'

/** More hops than any sane workflow needs. */
const MOST_HOPS = 12

export interface Walk {
  readonly integration: Integration
  readonly issue: SeenIssue
  /** Statuses that stand for the stage; the first is the one to reach where all can be. */
  readonly goals: readonly string[]
  /** What the journal keeps of having come to a status. */
  readonly leaves: (status: string) => Json
  readonly record: Recorder
}

export async function walkTo(ground: Ground, { integration, issue, goals, leaves, record }: Walk): Promise<void> {
  const { jira, store } = ground
  let at = issue.statusId
  for (let hops = 0; !goals.includes(at); hops++) {
    const open = await transitions(jira, issue.id)
    await store.learnEdges(
      issue.projectId,
      issue.typeId,
      at,
      open.map(({ toStatusId }) => toStatusId),
    )
    const next = hops < MOST_HOPS ? await chosen(ground, issue, at, open, goals) : undefined
    if (!next) throw noWay(issue, at, open)
    const fields = filled(next, integration, issue)
    const path = `issue/${issue.key}/transitions ${next.name}`
    await record(
      { method: 'POST', path },
      (traced) => transitionIssue(tracing(jira, traced), issue.id, next.id, fields),
      () => leaves(next.toStatusId),
    )
    at = next.toStatusId
  }
}

/** Straight to the goal where a transition leads there, else along the shortest way that is known. */
async function chosen(
  { store }: Ground,
  issue: SeenIssue,
  at: string,
  open: readonly Transition[],
  goals: readonly string[],
): Promise<Transition | undefined> {
  for (const goal of goals) {
    const straight = open.find(({ toStatusId }) => toStatusId === goal)
    if (straight) return straight
  }
  const edges = await store.edges(issue.projectId, issue.typeId)
  const known = [...edges.filter(([from]) => from !== at), ...open.map(({ toStatusId }) => [at, toStatusId] as const)]
  const finished = new Set(open.filter(({ toCategory }) => toCategory === 'done').map(({ toStatusId }) => toStatusId))
  const way = findWay(at, new Set(goals), known, finished)
  return open.find(({ toStatusId }) => toStatusId === way?.next[0])
}

/** Pure. What the transition demands and nothing fills is named: a person says what to give. */
export function filled({ name, fields }: Transition, { fills }: Integration, issue: SeenIssue): JsonObject {
  const given: Record<string, Json> = {}
  const missing: string[] = []
  for (const { id, name: label, required, hasDefault } of fields) {
    const value = fills[id]
    if (value !== undefined) given[id] = value
    else if (required && !hasDefault && isBlank(issue.fields[id])) missing.push(label)
  }
  if (missing.length === 0) return given
  throw new Fault('jira.cannot', `The transition “${name}” of ${issue.key} needs ${missing.join(' and ')}.`, {
    about: issue.key,
    remedy: `Say in the integration what to give for ${missing.join(' and ')}, or make the transition in Jira.`,
    facts: { missing },
  })
}

const isBlank = (value: Json | undefined): boolean => value === undefined || value === null || value === ''

function noWay(issue: SeenIssue, at: string, open: readonly Transition[]): Fault {
  const names = open.map(({ name }) => `“${name}”`).join(', ')
  return new Fault(
    'jira.cannot',
    `No known transitions lead ${issue.key} from ${issue.statusName} to the status of its stage.`,
    {
      about: issue.key,
      remedy:
        names === ''
          ? 'The service account may make no transition from there.'
          : `From there it may go by ${names}; move it once in Jira, and the way is known.`,
      facts: { at },
    },
  )
}
