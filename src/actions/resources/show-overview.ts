/** The overview's three questions: what moved, what waits for somebody, is everything connected. */
import { type Db, listConnections, listCredentials, listDeployments, openAlarms } from '../../store/index.ts'
import { mayRun } from '../action.ts'
import type { Context } from '../context.ts'
import { audienceOf } from '../flows/audience.ts'
import { alarmWords } from '../flows/hand-over-words.ts'
import { itemsInOrder, type ListView, viewFor } from '../flows/item-lines.ts'
import { rowOf } from '../flows/portfolio-view.ts'
import { remembered } from '../flows/remembered.ts'
import { type Slip, slipsOf } from '../flows/slips.ts'
import type { ItemRowView, OverviewView, SyncStatusView } from '../shapes/index.ts'
import { iso } from './show-connection.ts'
import { showDeployment } from './show-deployment.ts'
import { showSyncs } from './show-sync.ts'
import { tokenWarnings } from './warnings.ts'

type Ports = Pick<Context, 'db' | 'world' | 'settings' | 'actor'>
type Waiting = OverviewView['waiting']

export async function showOverview(ports: Ports): Promise<OverviewView> {
  const { db, world } = ports
  const deployments = (await listDeployments(db, 8)).map(showDeployment)
  const syncs = await showSyncs(ports)
  const connected = await connectedOf(db, world.now(), syncs)
  const view = await viewFor({ db, now: world.now(), audience: audienceOf(ports.actor) })
  const moved = deployments.map((one) => ({
    deployment: one.id,
    says: `${one.from} → ${one.to}: ${one.done} of ${one.total} changes`,
    state: one.state,
    at: one.finishedAt ?? one.startedAt,
  }))
  const waiting: Waiting = [
    ...deployments
      .filter((one) => one.state === 'paused' || one.state === 'stopped')
      .map((one) => ({
        code: 'deployment-waits',
        says: `The deployment to ${one.to} waits: ${one.error ?? (one.pausedBy === null ? 'it was stopped.' : 'a person paused it.')}`,
        link: `/configuration/deployments/${one.id}`,
      })),
    ...syncs.flatMap(waitingIn),
    ...problemsOf([...view.waiting.values()].filter(({ problems }) => problems > 0).length),
    ...connected.flatMap(failing),
    ...(await tokenWarnings(ports)).flatMap(({ code, own, says, link }) =>
      // A connection that fails is in the line above, with its cause.
      code === 'token-fails' && !own ? [] : [{ code, says, link }],
    ),
    ...(await alarmsFor(ports)),
  ]
  return { moved, waiting, connected, ...portfolioIn(view) }
}

/** So much of each list is told here; pages of their own tell all of it. */
const [MOST_OBJECTIVES, MOST_SLIPS] = [12, 6]

function portfolioIn(
  view: ListView,
): Pick<OverviewView, 'objectives' | 'objectivesInAll' | 'items' | 'slipped' | 'slippedInAll'> {
  const items = itemsInOrder(view.progress.tree)
  const objectives = remembered(view.progress.tree, 'objectives', () =>
    items.filter(({ level }) => level === 'objective'),
  )
  const slips = remembered(view.progress, `slips ${view.today}`, () => slipsIn(view))
  return {
    objectives: objectives.slice(0, MOST_OBJECTIVES).map((item) => showObjective(rowOf(item, view))),
    objectivesInAll: objectives.length,
    items: items.length,
    slipped: slips.slice(0, MOST_SLIPS).map(({ item: { id, code, name, level }, says }) => ({
      ...{ id, code, name, level, says },
      share: view.progress.shareOf(id),
    })),
    slippedInAll: slips.length,
  }
}

function slipsIn({ progress, stages, today }: ListView): readonly Slip[] {
  const ended = [...stages.values()].filter(({ category }) => category === 'done' || category === 'dropped')
  const over = new Set(ended.map(({ id }) => id))
  return slipsOf(itemsInOrder(progress.tree), { over, today, shares: progress.weekOf })
}

/** The share is that of the work, as its weeks are: key results are told apart. */
function showObjective(row: ItemRowView): OverviewView['objectives'][number] {
  const { id, code, name, stage, health, suggested, due, trend, rollUp, keyResults } = row
  return {
    ...{ id, code, name, stage, health, suggested, due, trend, keyResults },
    share: rollUp.share,
    weekAgo: trend.at(-2) ?? null,
    done: rollUp.done,
    total: rollUp.total,
    unknown: rollUp.unknown,
  }
}

function waitingIn({
  connection,
  conflicts,
  failed,
  frozen,
  firstReading,
  state,
  says,
  remedy,
}: SyncStatusView): Waiting {
  const told = (isSo: boolean, code: string, text: string, link: string): Waiting =>
    isSo ? [{ code, says: text, link }] : []
  const where = `?connection=${encodeURIComponent(connection)}`
  const absent = `${frozen?.absent} of ${frozen?.of} issues of ${connection} are no longer to be seen. Nothing is believed until somebody says so.`
  return [
    ...told(
      conflicts > 0,
      'conflicts',
      `${count(conflicts, 'conflict')} of ${connection} to decide.`,
      '/sync/conflicts',
    ),
    ...told(frozen !== null, 'frozen', absent, '/sync/integrations'),
    ...told(
      failed > 0,
      'failed-steps',
      `${count(failed, 'write')} of ${connection} failed.`,
      `/sync/activity${where}&state=failed`,
    ),
    ...told(
      state === 'stopped' && frozen === null,
      'sync-stopped',
      [`${connection}: ${says}`, remedy].filter(Boolean).join(' '),
      '/sync/integrations',
    ),
    ...told(
      state === 'first-reading',
      'first-reading',
      `The first reading of ${connection} is under way: ${firstReading.read} issues so far.`,
      '/sync/integrations',
    ),
  ]
}

function problemsOf(found: number): Waiting {
  if (found === 0) return []
  const says = `${count(found, 'item')} cannot be aligned in every field.`
  return [{ code: 'problems', says, link: '/portfolio/items?waiting=true' }]
}

/** For who can look into it. */
async function alarmsFor({ db, actor }: Ports): Promise<Waiting> {
  if (!mayRun(actor.role, { needs: 'administrator' })) return []
  const alarms = await openAlarms(db)
  return alarms.map((one) => ({
    code: 'hand-over-alarm',
    says: alarmWords(one),
    link: `/sites/hand-overs?alarm=${one.id}`,
  }))
}

function failing({ connection, state, says }: OverviewView['connected'][number]): Waiting {
  const isWell = state === 'ok' || state === 'over-privileged'
  return isWell ? [] : [{ code: 'connection', says: `${connection}: ${says}`, link: `/sites/${connection}` }]
}

const DAY = 86_400_000

async function connectedOf(db: Db, now: number, syncs: readonly SyncStatusView[]): Promise<OverviewView['connected']> {
  const connections = await listConnections(db)
  return Promise.all(
    connections.map(async ({ id, name, site, state, report, checkedAt }) => {
      const [token] = await listCredentials(db, { connection: id })
      const expiresAt = token?.expiresAt ?? null
      const sync = syncs.find(({ connection }) => connection === name)
      return {
        connection: name,
        url: site.origin + site.contextPath,
        state,
        says: String((report as { says?: string }).says ?? ''),
        lastLook: iso(checkedAt),
        sync: sync ? { state: sync.state, says: sync.says, polledAt: sync.polledAt, lag: sync.lag } : null,
        tokenDaysLeft: expiresAt === null ? null : Math.floor((expiresAt - now) / DAY),
      }
    }),
  )
}

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`
