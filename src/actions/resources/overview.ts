/** What the product knows of itself: the overview, the kinds, the audit, the people, the version. */
import { z } from 'zod'
import { KINDS } from '../../configuration/index.ts'
import {
  type Db,
  listConnections,
  listCredentials,
  listDeployments,
  listPeople,
  namesIn,
  readAudit,
} from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { LIST } from '../inputs.ts'
import { ABOUT, AUDIT_PAGE, KIND_VIEW, OVERVIEW, type OverviewView, PERSON } from '../shapes/index.ts'
import { VERSION } from '../version.ts'
import { iso } from './show-connection.ts'
import { showDeployment } from './show-deployment.ts'

const READS = { method: 'GET', audit: 'never' } as const

export const aboutAction = defineAction({
  ...READS,
  name: 'about.get',
  says: 'Version and kind of installation.',
  path: '/about',
  needs: 'anyone',
  input: z.object({}),
  output: ABOUT,
  run: async ({ ownDatabase, simulated }) => ({
    version: VERSION,
    database: ownDatabase ? ('server' as const) : ('local' as const),
    simulated: [...simulated],
  }),
})

export const overviewAction = defineAction({
  ...READS,
  name: 'overview.get',
  says: 'What moved, what waits, what is connected.',
  path: '/overview',
  needs: 'viewer',
  input: z.object({}),
  output: OVERVIEW,
  async run({ db, world }) {
    const deployments = (await listDeployments(db, 8)).map(showDeployment)
    const connected = await connectedOf(db, world.now())
    const waiting: OverviewView['waiting'] = [
      ...deployments
        .filter((one) => one.state === 'paused' || one.state === 'stopped')
        .map((one) => ({
          code: 'deployment-waits',
          says: `The deployment to ${one.to} waits: ${one.error ?? 'it was stopped'}.`,
          link: `/configuration/deployments/${one.id}`,
        })),
      ...connected
        .filter((one) => one.state !== 'ok' && one.state !== 'over-privileged')
        .map((one) => ({
          code: 'connection',
          says: `${one.connection}: ${one.says}`,
          link: `/sites/${one.connection}`,
        })),
      ...connected
        .filter((one) => one.tokenDaysLeft !== null && one.tokenDaysLeft <= 30)
        .map((one) => ({
          code: 'token-expires',
          says: `The token of ${one.connection} ends in ${one.tokenDaysLeft} days.`,
          link: `/sites/${one.connection}`,
        })),
    ]
    const moved = deployments.map((one) => ({
      deployment: one.id,
      says: `${one.from} → ${one.to}: ${one.done} of ${one.total} changes`,
      state: one.state,
      at: one.finishedAt ?? one.startedAt,
    }))
    return { moved, objectives: [], waiting, connected }
  },
})

const DAY = 86_400_000

async function connectedOf(db: Db, now: number): Promise<OverviewView['connected']> {
  const connections = await listConnections(db)
  return Promise.all(
    connections.map(async ({ id, name, site, state, report, checkedAt }) => {
      const [token] = await listCredentials(db, { connection: id })
      const expiresAt = token?.expiresAt ?? null
      return {
        connection: name,
        url: site.origin + site.contextPath,
        state,
        says: String((report as { says?: string }).says ?? ''),
        lastLook: iso(checkedAt),
        sync: null,
        tokenDaysLeft: expiresAt === null ? null : Math.floor((expiresAt - now) / DAY),
      }
    }),
  )
}

export const kindsAction = defineAction({
  ...READS,
  name: 'kinds.list',
  says: 'The capability matrix: what can be done with each kind of configuration, on Cloud and on Data Center.',
  path: '/kinds',
  needs: 'anyone',
  input: z.object({}),
  output: z.object({ kinds: z.array(KIND_VIEW) }),
  run: async () => ({
    kinds: KINDS.map(({ name, label, can }) => {
      const operations = ({ read, create, update, delete: remove, undo }: (typeof can)['cloud']) => ({
        read: read !== null,
        create: create !== null,
        update: update !== null,
        delete: remove !== null,
        undo,
      })
      return { kind: name, label, cloud: operations(can.cloud), dataCenter: operations(can.dataCenter) }
    }),
  }),
})

export const activityAction = defineAction({
  ...READS,
  name: 'activity.list',
  says: 'The audit log, newest first.',
  path: '/activity',
  needs: 'administrator',
  input: LIST,
  output: AUDIT_PAGE,
  async run({ db }, { limit, before }) {
    const page = await readAudit(db, { limit, ...(before === undefined ? {} : { before: Number(before) }) })
    const rows = page.map(({ seq, at, actor, action, about, outcome, details }) => ({
      ...{ seq, at: iso(at), actor, action, about: about ?? '', outcome },
      details: { ...details },
    }))
    return { rows, names: await namesIn(db, JSON.stringify(rows)) }
  },
})

export const peopleAction = defineAction({
  ...READS,
  name: 'people.list',
  says: 'Who may sign in.',
  path: '/people',
  needs: 'administrator',
  input: z.object({}),
  output: z.object({ people: z.array(PERSON) }),
  run: async ({ db }) => ({
    people: (await listPeople(db)).map(({ id, name, email, role, createdAt }) => ({
      id,
      name,
      email,
      role,
      createdAt: createdAt.toISOString(),
    })),
  }),
})
