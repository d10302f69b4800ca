/** A whole run with canaries in every place where a secret can be given, and a search of everything that is kept or said. */
import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Client } from '../journeys/client.ts'
import { connectWords, siteVariables } from '../journeys/command.ts'
import { beginJourney, connectAll, type Journey } from '../journeys/journey.ts'
import { places } from '../journeys/leaks.ts'
import { Canaries } from './canaries.ts'
import { deployAndUndo } from './deploying.ts'
import { forget, type Outside, openOutside, warned } from './outside.ts'
import { patiently } from './patiently.ts'
import {
  allWereRead,
  type Planting,
  plantAddresses,
  plantHeaders,
  plantKeys,
  plantMisplaced,
  plantPasswords,
  plantStored,
  plantWebhooks,
  plantWrong,
} from './planting.ts'

export interface Told {
  readonly planted: ReadonlyMap<string, number>
  /** Where which was found. */
  readonly found: readonly string[]
  /** How many letters were searched, and in how many places. */
  readonly letters: number
  readonly places: readonly string[]
}

/** `leak` puts one of them where it must not be: the search must find it. */
export async function canaryStory(count: number, leak?: (journey: Journey, canary: string) => unknown): Promise<Told> {
  await using outside = await openOutside()
  const canaries = new Canaries()
  const inside = await live(count, canaries, outside, leak)
  // What is left of the traces was sent when it stopped.
  const searched = { ...inside, ...outside.said() }
  return {
    planted: canaries.planted,
    found: Object.entries(searched).flatMap(([place, text]) => canaries.found(place, text)),
    letters: Object.values(searched).reduce((sum, text) => sum + text.length, 0),
    places: Object.keys(searched),
  }
}

/** To its end: everything that is kept or was said inside. */
async function live(
  count: number,
  canaries: Canaries,
  outside: Outside,
  leak: Parameters<typeof canaryStory>[1],
): Promise<Record<string, string>> {
  await using journey = await beginJourney(undefined, { environment: outside.environment })
  // Jira's own accounts log in with canaries, so that all that works works with them.
  for (const name of ['staging', 'production'])
    for (const token of journey.sites.site(name).tables.tokens.values()) token.token = canaries.one('token that works')
  const ada = await journey.administrator()
  await connectAll(ada, journey, ['staging', 'production'])
  const planting: Planting = { journey, ada, canaries, count }
  await plantStored(planting)
  const running = processArguments()
  const commands = onTheCommandLine(planting)
  const plants = [plantWrong, plantMisplaced, plantAddresses, plantHeaders, plantWebhooks, plantPasswords, plantKeys]
  for (const plant of plants) await plant(planting)
  allWereRead(journey)
  await deployAndUndo(journey, ada)
  await forget(planting, outside)
  await workOn(journey, ada)
  await commands
  await readAll(journey, ada)
  await warned(ada, outside)
  await leak?.(journey, canaries.one('leaked on purpose'))
  return { ...(await places(journey)), 'arguments of processes': await running() }
}

/** A worker reads both sites with them, fails with them, and breaks with them in its hands. */
async function workOn(journey: Journey, ada: Client): Promise<void> {
  const { db } = journey.database
  const { rows } = await sql<{ name: string }>`select name from connection where name like 'planted-%' limit 3`.execute(
    db,
  )
  for (const { name } of rows) {
    await ada.ask('connections.test', { name })
    const taken = await ada.get('snapshots.take', { connection: name })
    await patiently(() => ada.until('snapshots.get', { id: taken.id }, (now) => now.state !== 'running'))
  }
  await sql`alter table login_breaker rename to lost`.execute(db)
  await ada.refused('connections.create', { name: 'late', ...journey.sites.candidate('staging', 'member') })
  await sql`alter table lost rename to login_breaker`.execute(db)
}

async function onTheCommandLine({ journey, canaries }: Planting): Promise<void> {
  const { token, ...member } = journey.sites.candidate('production', 'member')
  const words = connectWords('member', member)
  const wrong = canaries.one('wrong token on the command line')
  if ((await journey.command(words, { input: wrong })).code !== 6) throw new Error('a wrong token was taken')
  await journey.command(words, { input: `${token}\n` })
  const environment = siteVariables('staging', { ...member, token: canaries.one('wrong token in the environment') })
  await journey.command(['test', 'staging', '--json'], { environment })
}

/** Lists, exports and pages: whatever may be looked at afterwards. */
async function readAll(journey: Journey, ada: Client): Promise<void> {
  for (const name of ['connections.list', 'authorizations.list', 'overview.get', 'activity.list', 'deployments.list'])
    await ada.ask(name, {})
  const exports = ['jsonl', 'csv'].map((format) => `/api/v1/activity/export?format=${format}`)
  const pages = ['/', '/sites', '/settings', '/metrics', '/healthz', '/readyz', '/api/v1/openapi.json']
  for (const page of [...exports, ...pages]) {
    const answer = await fetch(journey.url + page, { headers: { cookie: ada.cookie ?? '' } })
    journey.said.push(`${page} ${answer.status} ${[...answer.headers].join(' ')} ${await answer.text()}`)
  }
}

/** What any process on this machine was called with, looked at until the end; the test's own words are no argument. */
function processArguments(): () => Promise<string> {
  const seen = new Set<string>()
  const look = (): void => {
    for (const process of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
      try {
        seen.add(readFileSync(`/proc/${process}/cmdline`, 'utf8'))
      } catch {
        // It has ended meanwhile, or is another's.
      }
  }
  const looking = process.platform === 'linux' ? setInterval(look, 20) : undefined
  return async () => {
    clearInterval(looking)
    return [...seen].join('\n')
  }
}
