/** A large site kept aligned by a server, each a process of its own in real time: read to its end, one epic below an objective. */
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Db, openDatabase } from '../../../src/store/index.ts'
import { type Answer, type Ask, loginOf, startBoth } from '../aligned-acme.ts'
import { processorSeconds } from '../processor.ts'

export interface LargeSite extends AsyncDisposable {
  readonly db: Db
  readonly jira: Ask
  /** Ids of issues all over the site. */
  readonly issues: readonly string[]
  /** From now on Jira tells by webhook. */
  listen(): Promise<void>
  /** A piece of work goes into the measured epic, or out of it. */
  move(): Promise<void>
  /** Issues that count for the objective above that epic. */
  counted(): Promise<number>
  /** Calls back each time the page of the portfolio would be told of a change. */
  watch(told: () => void, until: AbortSignal): Promise<void>
  spent(): Promise<Spent>
}

/** Processor seconds of each, and requests that Jira was asked. */
export interface Spent {
  readonly server: number
  readonly database: number
  readonly site: number
  readonly requests: number
}

const CONNECTION = 'large'
const LOOK = 1_000

/** `many`: so many of its issues are wanted, at the most. */
export async function largeSite(issues: number, projects: number, many: number): Promise<LargeSite> {
  const size = ['--issues', String(issues), '--projects', String(projects)]
  const both = await startBoth(`${CONNECTION}=cloud:scale`, size)
  try {
    return await readToItsEnd(both, many)
  } catch (error) {
    await both.stop()
    throw error
  }
}

async function readToItsEnd(
  { jira, fairlead, ...both }: Awaited<ReturnType<typeof startBoth>>,
  many: number,
): Promise<LargeSite> {
  const { db, close } = await openDatabase({ databaseUrl: undefined, dataFolder: both.data })
  await integrate(fairlead, both.site, loginOf(both.accounts, 'admin'))
  while (!(await isSettled(db))) await sleep(LOOK)
  const measured = await measuredOf(db)
  const objective = await fairlead('POST', '/items', { level: 'objective', name: 'Work that is measured' })
  await fairlead('PUT', `/items/${measured.item}`, { fields: { parent: objective.id } })
  const postmaster = await postmasterOf(db)
  let isInside = false
  let requests = 0
  return {
    ...{ db, jira, issues: await someIssues(db, measured.story, many) },
    async listen() {
      const { registered, says } = await fairlead('POST', `/sync/${CONNECTION}/webhook`, { register: true })
      if (!registered) throw new Error(says)
    },
    async move() {
      isInside = !isInside
      await jira('PUT', `/issue/${measured.story}`, {
        fields: { parent: { id: isInside ? measured.epic : measured.other } },
      })
    },
    counted: async () => (await fairlead('GET', `/items/${objective.id}/issues?limit=1`)).rollUp.issues,
    async watch(told, until) {
      const { body } = await both.events('portfolio', until)
      for await (const part of body ?? []) if (Buffer.from(part).includes('event: changed')) told()
    },
    async spent() {
      const [database, all] = [processorSeconds(postmaster) ?? 0, processorSeconds(both.pids.server) ?? 0]
      const site = processorSeconds(both.pids.site) ?? 0
      // The server has started its database: its sum has that in it.
      requests += (await both.newlyAsked()).length
      return { server: all - database, database, site, requests }
    },
    async [Symbol.asyncDispose]() {
      await close()
      await both.stop()
    },
  }
}

async function integrate(fairlead: Ask, url: string, login: object): Promise<void> {
  await fairlead('POST', '/connections', { name: CONNECTION, url, ...login })
  // Now, while it is known who asks.
  await fairlead('PUT', '/authorizations', { ...login, connections: [CONNECTION] })
  const { projects } = await fairlead('GET', `/connections/${CONNECTION}/sync-options`)
  const all = (projects as Answer[]).map(({ id }) => id).join()
  const { suggested, points } = await fairlead('GET', `/connections/${CONNECTION}/sync-options?projects=${all}`)
  const mapping = { ...suggested, createsItems: true }
  const asked = { name: 'Epics', connection: CONNECTION, mapping, points: points[0]?.id ?? null }
  const { id } = await fairlead('POST', '/integrations', asked)
  await fairlead('POST', `/integrations/${id}/start`, {})
}

async function postmasterOf(db: Db): Promise<number> {
  const { rows } = await sql<{ file: string }>`
    select current_setting('data_directory') || '/postmaster.pid' as file`.execute(db)
  return Number(readFileSync(rows[0]?.file ?? '', 'utf8').split('\n')[0])
}

/** All is read, each epic has its item, each pair is decided, no step is open. */
async function isSettled(db: Db): Promise<boolean> {
  const { rows } = await sql<{ so: boolean }>`
    select (select count(*) > 0 and bool_and(coalesce((progress -> 'backfill' -> project_id ->> 'done')::boolean, false))
        from sync join known_project using (connection_id))
      and not exists (select from step where state = 'open') and not exists (select from link where touched > settled)
      and not exists (select from issue join integration on mapping -> 'types' ? type_id
        where not exists (select from link where link.issue_id = issue.issue_id)) as so`.execute(db)
  return rows[0]?.so === true
}

/** An epic with its item, another of its project, and a piece of work of the other one's. */
async function measuredOf(db: Db) {
  const { rows } = await sql<{ item: string; epic: string; other: string; story: string }>`
    select link.item_id as item, link.issue_id as epic, other.issue_id as other, story.issue_id as story
    from link join issue as epic using (issue_id)
    join issue as other on other.project_id = epic.project_id and other.type_id = epic.type_id
      and other.issue_id <> epic.issue_id
    join issue as story on story.parent_id = other.issue_id
    where not exists (select from issue as below where below.parent_id = story.issue_id) limit 1`.execute(db)
  const [found] = rows
  if (!found) throw new Error('this site has no epic to measure with')
  return found
}

/** All over the site. */
async function someIssues(db: Db, but: string, many: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select issue_id as id from issue where issue_id <> ${but} order by md5(issue_id) limit ${many}`.execute(db)
  return rows.map(({ id }) => id)
}
