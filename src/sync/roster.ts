/** The roster: which of the projects in scope are there, archived, in the trash, or not to be seen. */
import { projectRoster, whoAmI } from '../jira/index.ts'
import type { Ground } from './ground.ts'
import type { IssueState, KnownProject, ProjectState } from './ports.ts'
import type { Progress } from './progress.ts'

/** Looks in a row that must not show a project before that is believed. */
const LOOKS = 2
/** Two looks within less than this see the same moment. */
const APART = 30_000

export async function readRoster(ground: Ground, progress: Progress): Promise<void> {
  const { jira, store, now } = ground
  const known = await store.projects()
  if (known.length === 0) return
  const rows = new Map(
    (
      await projectRoster(
        jira,
        known.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  )
  // A token that is somebody else's, or nobody's, sees other projects: its look says nothing of ours.
  if ((await whoAmI(jira)).account !== ground.account) return
  const isApart = progress.rosterAt === null || now() - progress.rosterAt >= APART
  const looked = known.map((project) => next(project, rows.get(project.id), isApart))
  const changed = looked.filter((project, at) => project.state !== known[at]?.state)
  const returned = changed.filter(({ state }) => state === 'live')
  // What changed while a project was away is read anew.
  const backfill = Object.fromEntries(
    returned.map(({ id }) => [id, { next: null, done: false, read: 0, began: now() }]),
  )
  // That it was looked at is kept first: a death in between must not make two looks of one moment.
  await store.observe({
    at: now(),
    issues: [],
    changes: [],
    states: [],
    projects: changed.flatMap(({ id, state }) => (state === 'live' ? [] : [{ project: id, state: STATES[state] }])),
    progress: { rosterAt: now(), backfill: { ...progress.backfill, ...backfill } },
  })
  await store.saveProjects(looked)
}

const STATES: Readonly<Record<Exclude<ProjectState, 'live'>, IssueState>> = {
  archived: 'archived',
  trashed: 'trashed',
  unseen: 'project-unseen',
}

/** Pure: a project after one more look. What Jira says of it is believed at once, silence only when it is repeated. */
export function next(
  project: KnownProject,
  row: { readonly key: string; readonly name: string; readonly state: ProjectState } | undefined,
  isApart: boolean,
): KnownProject {
  if (row && row.state !== 'unseen') return { ...project, key: row.key, name: row.name, state: row.state, misses: 0 }
  const misses = isApart ? project.misses + 1 : Math.max(1, project.misses)
  return { ...project, misses, state: misses >= LOOKS ? 'unseen' : project.state }
}
