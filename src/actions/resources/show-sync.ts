/** How a connection's sync leaves: what it does now or why it does nothing, how far reading is, what waits. */
import type { Instant, Problem } from '../../base/index.ts'
import {
  BEGINNING,
  countIssueStates,
  countWaiting,
  type Db,
  fieldNames,
  findConnection,
  leaseHolder,
  listCredentials,
  listIntegrations,
  listSyncs,
  projectsRead,
  type StoredSync,
  sitePace,
  syncLease,
} from '../../store/index.ts'
import { problemsIn, quietUntil } from '../../sync/index.ts'
import type { Context } from '../context.ts'
import { nameFieldsOf } from '../flows/field-names.ts'
import { showProblem } from '../flows/show-value.ts'
import { hookUrl, whyUnreached } from '../flows/webhook.ts'
import type { SyncStatusView } from '../shapes/index.ts'
import { iso } from './show-connection.ts'
import { showWebhook } from './show-webhook.ts'

type Ports = Pick<Context, 'db' | 'world' | 'settings'>

export async function showSyncs(ports: Ports): Promise<SyncStatusView[]> {
  return Promise.all((await listSyncs(ports.db)).map((sync) => show(ports, sync)))
}

/** A connection that nobody set sync up for is idle. */
export async function showSync(ports: Ports, name: string): Promise<SyncStatusView> {
  const connection = await findConnection(ports.db, name)
  const sync = (await listSyncs(ports.db)).find((one) => one.connection.id === connection.id)
  return show(ports, sync ?? notSetUp(connection))
}

async function show({ db, world, settings }: Ports, stored: StoredSync): Promise<SyncStatusView> {
  const problems = [...stored.problems, ...problemsIn(stored.progress, world.now())]
  const sync = { ...stored, problems }
  const { connection, site, progress } = sync
  const [counts, waiting, projects, running, holder, called, pace, ends] = await Promise.all([
    countIssueStates(db, site.id),
    countWaiting(db, connection.id),
    projectsRead(db, connection.id),
    countRunning(db, connection.id),
    leaseHolder(db, syncLease(connection.id)),
    fieldNames(db, site.id),
    sitePace(db, site.id),
    endsSoon(db, connection, world.now()),
  ])
  const reading = readingOf(sync, projects)
  const { 'project-unseen': projectUnseen, ...states } = counts
  const { polledAt, frozen, mass, check } = progress
  const until = quietUntil(pace.quiet, world.now())
  return {
    connection: connection.name,
    url: site.url,
    ...stateOf(sync, { running, reading, until, isHeld: holder !== undefined, now: world.now() }),
    polledAt: polledAt === null ? null : iso(polledAt),
    lag: polledAt === null ? null : Math.max(0, Math.round((world.now() - polledAt) / 1_000)),
    webhook: showWebhook(sync, addressOf(sync, settings), projects, world.now()),
    firstReading: reading,
    issues: { ...states, projectUnseen },
    projects: [...projects],
    points: sync.points && { id: sync.points.id, name: called.get(sync.points.id) ?? sync.points.name },
    ...waiting,
    frozen: frozen === null || frozen.believed ? null : { absent: frozen.absent, of: frozen.of, at: iso(frozen.at) },
    mass: mass === null || mass.believed ? null : { issues: mass.issues, at: iso(mass.at) },
    check: check && { ...check, asked: iso(check.asked), ended: check.ended === null ? null : iso(check.ended) },
    pace: { share: Math.round(pace.share * 100), quiet: pace.quiet, until: until === null ? null : iso(until) },
    problems: [...ends, ...problems].map((problem) => nameFieldsOf(showProblem(problem), called)),
  }
}

const addressOf = ({ hook, site }: StoredSync, settings: Ports['settings']) => ({
  url: hook === null ? null : hookUrl(settings, hook),
  unreached: whyUnreached(site, settings),
})

const DAY = 86_400_000

/** With its token sync ends: said while there is time to rotate it. */
async function endsSoon(db: Db, { id, name }: StoredSync['connection'], now: Instant): Promise<Problem[]> {
  const [token] = await listCredentials(db, { connection: id })
  if (token?.expiresAt == null || token.expiresAt - now >= DAY) return []
  const ends = token.expiresAt <= now ? 'was to end' : 'ends'
  return [
    {
      ...{ severity: 'warns', code: 'token-ends', about: 'sync' },
      says: `The token of ${name} ${ends} on ${iso(token.expiresAt).slice(0, 16).replace('T', ' ')} UTC, and sync stands still with it.`,
      remedy: 'Make a new token in Jira and rotate to it: no request is lost meanwhile.',
    },
  ]
}

interface Reading {
  readonly read: number
  readonly of: number | null
  readonly done: boolean
}

function readingOf(
  { progress }: StoredSync,
  projects: readonly { readonly id: string; readonly state: string }[],
): Reading {
  const marks = projects.filter(({ state }) => state === 'live').map(({ id }) => progress.backfill[id])
  const ofProjects = marks.reduce((sum, mark) => sum + (mark?.read ?? 0), 0)
  const read = Math.max(progress.levels?.read ?? 0, ofProjects)
  const done = marks.every((mark) => mark?.done === true)
  const { counted } = progress
  return { read, of: counted === null ? null : done ? read : Math.max(read, counted), done }
}

type State = Pick<SyncStatusView, 'state' | 'says' | 'remedy'>
/** Without a worker, reading that has said nothing for so long does not go on. */
const SILENT = 120_000

interface Now {
  readonly running: number
  readonly reading: Reading
  /** When the quiet that it is now ends. */
  readonly until: Instant | null
  /** Some worker is at it. */
  readonly isHeld: boolean
  readonly now: Instant
}

function stateOf(
  { state, problems, progress, connection }: StoredSync,
  { running, reading, until, isHeld, now }: Now,
): State {
  const [stopped] = problems.filter(({ severity }) => severity === 'blocks')
  if (running === 0)
    return {
      state: 'idle',
      says: `No integration of ${connection.name} runs, so nothing is read or written.`,
      remedy: 'Start an integration.',
    }
  if (state === 'paused')
    return {
      state: 'paused',
      says: 'It is paused: nothing is read or written.',
      remedy: 'Resume it when it may go on.',
    }
  if (until !== null)
    return { state: 'quiet', says: 'These are quiet hours of that Jira: nothing is read or written.', remedy: null }
  if (stopped) return { state: 'stopped', says: stopped.says, remedy: stopped.remedy ?? null }
  if (!reading.done)
    return {
      state: 'first-reading',
      says: `The first reading is under way: ${reading.read}${reading.of === null ? '' : ` of about ${reading.of}`} issues so far.`,
      remedy: null,
    }
  if (!isHeld && progress.polledAt !== null && now - progress.polledAt > SILENT)
    return {
      state: 'stopped',
      says: 'Nobody is at work: nothing was read for some minutes.',
      remedy: 'Start a Fairlead server on this installation: it keeps the connection aligned.',
    }
  return { state: 'running', says: 'Both sides are kept aligned.', remedy: null }
}

async function countRunning(db: Db, connection: string): Promise<number> {
  return (await listIntegrations(db)).filter((one) => one.connection === connection && one.state === 'running').length
}

function notSetUp({ id, name, site }: Awaited<ReturnType<typeof findConnection>>): StoredSync {
  return {
    connection: { id, name },
    site: { id: site.id, url: site.origin + site.contextPath, deployment: site.deployment },
    state: 'paused',
    points: null,
    progress: BEGINNING,
    problems: [],
    facts: {},
    hook: null,
    heardAt: null,
  }
}
