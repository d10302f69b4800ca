/** The doctor: why an issue is or is not in sync, told from what is kept, as a story in order with a verdict. Pure. */
import type { Instant, Problem } from '../base/index.ts'
import type { ItemField } from '../portfolio/index.ts'
import { FIELD_NAMES, type PairFacts, type Standing, standingOf } from './field-standing.ts'
import type { IssueState, ProjectState } from './ports.ts'

export interface DoctorFacts {
  readonly key: string
  /** Where it was read or would be; null when no connection is kept aligned. */
  readonly connection: {
    readonly name: string
    readonly state: 'running' | 'paused'
    readonly polledAt: Instant | null
    readonly readingDone: boolean
    readonly problems: readonly Problem[]
  } | null
  /** The project that its key names, where it is read. */
  readonly project: { readonly key: string; readonly state: ProjectState } | null
  readonly issue: {
    readonly key: string
    readonly type: string
    readonly status: string
    readonly state: IssueState
    readonly stateSince: Instant
    readonly readAt: Instant
  } | null
  /** Why Jira cannot show it, though it is there, and when it last could not. */
  readonly unreadable: { readonly says: string; readonly at: Instant } | null
  readonly item: { readonly code: string; readonly name: string; readonly removed: boolean } | null
  /** The one that links it; else the one it falls under by project and type. */
  readonly integration: {
    readonly name: string
    readonly state: 'draft' | 'running' | 'paused'
    readonly createsItems: boolean
    readonly fields: readonly ItemField[]
  } | null
  readonly pair: PairFacts | null
  /** The newest of the issue first. */
  readonly steps: readonly {
    readonly title: string
    readonly state: string
    readonly why: string | null
    readonly at: Instant
  }[]
}

export interface Line {
  readonly at: Instant | null
  readonly state: 'ok' | 'waits' | 'warns' | 'fails'
  readonly says: string
  readonly remedy: string | null
}

export type Verdict = 'in-sync' | 'waits' | 'conflict' | 'cannot' | 'not-linked' | 'gone' | 'unknown'

export interface Diagnosis {
  readonly verdict: { readonly state: Verdict; readonly says: string }
  /** In the order in which one thing rests on another; the last is the newest. */
  readonly story: readonly Line[]
  readonly fields: ReadonlyMap<ItemField, Standing>
}

export function diagnose(facts: DoctorFacts): Diagnosis {
  const { pair, integration, item } = facts
  const isLinked = pair !== null && integration !== null && item !== null && !item.removed
  const fields = new Map(
    isLinked ? integration.fields.map((field) => [field, standingOf(field, pair, integration)]) : [],
  )
  const story = [
    ...reached(facts),
    ...seen(facts),
    ...unreadable(facts),
    ...linked(facts),
    ...told(fields),
    ...written(facts),
  ]
  return { verdict: verdictOf(facts, fields, story), story, fields }
}

const line = (state: Line['state'], says: string, remedy: string | null = null, at: Instant | null = null): Line => ({
  at,
  state,
  says,
  remedy,
})

function reached({ connection }: DoctorFacts): Line[] {
  if (!connection) return [line('fails', 'No connection is kept aligned.', 'Make an integration and start it.')]
  const { name, state, polledAt, problems, readingDone } = connection
  const stopped = problems.find(({ severity }) => severity === 'blocks')
  return [
    ...(polledAt === null
      ? [line('waits', `${name} has not been read yet.`)]
      : [line('ok', `${name} was asked for changes.`, null, polledAt)]),
    ...(state === 'paused' ? [line('waits', `Sync of ${name} is paused.`, 'Resume it.')] : []),
    ...(stopped ? [line('fails', stopped.says, stopped.remedy ?? null)] : []),
    ...(readingDone ? [] : [line('waits', `The first reading of ${name} is still under way.`)]),
  ]
}

const AWAY: Readonly<Record<Exclude<IssueState, 'seen'>, readonly [says: string, remedy: string | null]>> = {
  hidden: [
    'is gone, or hidden from the service account; a look by id cannot tell which.',
    'Say which, if you know; or give the account the right to browse it.',
  ],
  deleted: ['was deleted in Jira.', null],
  outside: [
    'was moved to a project that no integration reads.',
    'Add that project to the integration, or take the item out.',
  ],
  archived: ['is archived, so Jira takes no change of it.', 'Restore it in Jira.'],
  trashed: ['lies in the trash with its project.', 'Restore the project in Jira.'],
  'project-unseen': [
    'is in a project that the service account no longer sees.',
    'Give the account the right to browse the project again.',
  ],
}

function seen({ key, issue, project, connection }: DoctorFacts): Line[] {
  if (!issue) {
    if (!connection) return []
    if (!project)
      return [
        line(
          'warns',
          `${key} was never read: no integration is about its project.`,
          'Add the project to an integration, or make one for it.',
        ),
      ]
    if (project.state !== 'live')
      return [
        line(
          'fails',
          `The project ${project.key} is ${project.state === 'unseen' ? 'not to be seen' : project.state}.`,
        ),
      ]
    return [line('waits', `${key} was not seen in ${project.key} yet.`, 'Check the key; if it is new, look at once.')]
  }
  const renamed = issue.key === key ? [] : [line('ok', `${key} is called ${issue.key} now.`)]
  const read = line('ok', `${issue.key} was read: ${issue.type}, ${issue.status}.`, null, issue.readAt)
  if (issue.state === 'seen') return [...renamed, read]
  const [says, remedy] = AWAY[issue.state]
  return [
    ...renamed,
    read,
    line(issue.state === 'deleted' ? 'warns' : 'fails', `${issue.key} ${says}`, remedy, issue.stateSince),
  ]
}

function unreadable({ key, unreadable }: DoctorFacts): Line[] {
  if (!unreadable) return []
  const remedy = 'Open the issue in Jira, and have its administrator look at it.'
  return [line('fails', `Jira cannot show ${key}: ${unreadable.says}`, remedy, unreadable.at)]
}

function linked({ issue, item, integration, pair }: DoctorFacts): Line[] {
  if (!issue) return []
  if (!integration)
    return [
      line(
        'warns',
        `No integration is about ${issue.type} issues of its project.`,
        'Choose the type in an integration, or link the issue by hand to count it.',
      ),
    ]
  const { name, state, createsItems } = integration
  const paused =
    state === 'running'
      ? []
      : [
          line(
            'waits',
            `The integration ${name} ${state === 'draft' ? 'was not started yet' : 'is paused'}.`,
            'Start it.',
          ),
        ]
  if (pair && item?.removed)
    return [
      line(
        'warns',
        `Its item ${item.code} was taken out.`,
        'Make another item and link the issue by hand to count it.',
      ),
    ]
  if (pair && item)
    return [line('ok', `It stands for ${item.code} ${item.name}, by the integration ${name}.`), ...paused]
  const alone = createsItems
    ? line('waits', `The integration ${name} makes an item for it soon.`)
    : line(
        'warns',
        `The integration ${name} makes no items, and nobody made one for it.`,
        'Let the integration make items, or push one.',
      )
  return [alone, ...paused]
}

const LOOKS: Readonly<Record<Standing['state'], Line['state']>> = {
  agreed: 'ok',
  waits: 'waits',
  conflict: 'warns',
  cannot: 'fails',
  never: 'waits',
}

/** One line for all that is agreed, then one for each field that is not. */
function told(fields: ReadonlyMap<ItemField, Standing>): Line[] {
  const agreed = [...fields].filter(([, { state }]) => state === 'agreed')
  const newest = agreed.reduce<Instant | null>(
    (at, [, { since }]) => (since !== null && since > (at ?? 0) ? since : at),
    null,
  )
  const names = agreed.map(([field]) => FIELD_NAMES[field]).join(', ')
  const others = [...fields].filter(([, { state }]) => state !== 'agreed')
  // What several fields wait for is said once.
  const alike = Map.groupBy(others, ([, { state, says }]) => `${state} ${says}`)
  return [
    ...(agreed.length === 0 ? [] : [line('ok', `Agreed on both sides: ${names}.`, null, newest)]),
    ...[...alike.values()].flatMap((same) => {
      const [, standing] = same[0] ?? []
      const called = same.map(([field]) => FIELD_NAMES[field]).join(', ')
      if (!standing) return []
      return [line(LOOKS[standing.state], `${called}: ${standing.says}`, standing.remedy, standing.since)]
    }),
  ]
}

const MOST_STEPS = 5

function written({ steps }: DoctorFacts): Line[] {
  const states: Readonly<Record<string, Line['state']>> = { done: 'ok', open: 'waits', failed: 'fails' }
  return steps
    .slice(0, MOST_STEPS)
    .map(({ title, state, why, at }) =>
      line(states[state] ?? 'warns', `${title}: ${state}${why === null ? '' : `, ${why}`}`, null, at),
    )
    .reverse()
}

function verdictOf(
  { key, issue, item, pair, connection, integration, unreadable }: DoctorFacts,
  fields: ReadonlyMap<ItemField, Standing>,
  story: readonly Line[],
): Diagnosis['verdict'] {
  const has = (state: Standing['state']) =>
    [...fields].filter(([, standing]) => standing.state === state).map(([field]) => FIELD_NAMES[field])
  if (unreadable) return { state: 'cannot', says: `Jira cannot show ${key}: ${unreadable.says}` }
  const first = (state: Line['state']) => story.find((one) => one.state === state)?.says
  if (!issue)
    return { state: 'unknown', says: first('fails') ?? first('warns') ?? first('waits') ?? `${key} is not known.` }
  if (issue.state === 'deleted') return { state: 'gone', says: `${issue.key} was deleted in Jira.` }
  if (issue.state !== 'seen') return { state: 'cannot', says: `${issue.key} ${AWAY[issue.state][0]}` }
  if (!pair || !item || !integration || item.removed)
    return { state: 'not-linked', says: `${issue.key} is kept aligned with no item.` }
  const [conflicts, cannot] = [has('conflict'), has('cannot')]
  if (conflicts.length > 0) return { state: 'conflict', says: `A person decides: ${conflicts.join(', ')}.` }
  if (cannot.length > 0) return { state: 'cannot', says: `Cannot be aligned: ${cannot.join(', ')}.` }
  const blocked = connection?.problems.some(({ severity }) => severity === 'blocks') ?? false
  if (blocked) return { state: 'cannot', says: first('fails') ?? 'Sync is stopped.' }
  const waits = [...has('waits'), ...has('never')]
  if (waits.length > 0) return { state: 'waits', says: `Waits: ${waits.join(', ')}.` }
  if (connection?.state !== 'running')
    return { state: 'waits', says: first('waits') ?? first('fails') ?? 'Sync is paused.' }
  return { state: 'in-sync', says: `${issue.key} and ${item.code} say the same.` }
}
