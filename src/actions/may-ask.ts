/** Whether somebody may ask for an action: by their role or, with an API key, by what the key was given and which sites it is for. */
import { Fault } from '../base/index.ts'
import { type Db, sitesOf, sitesOfConnections, type Thing } from '../store/index.ts'
import { type Action, mayRun } from './action.ts'
import type { Actor, ActorKey, Context } from './context.ts'

/** Why not, in words for whoever is refused; undefined: they may. */
export function whyNot({ role, key }: Actor, action: Action): string | undefined {
  if (!key) return mayRun(role, action) ? undefined : `This needs the role ${action.needs}.`
  if (action.needs === 'anyone' && action.keys !== 'never') return undefined
  if (action.keys === 'never') return 'This is for people who signed in: no API key may ask for it.'
  if (!mayRun(key.personRole, action)) return `This needs the role ${action.needs}, which the key’s person has not.`
  if (key.actions.includes(action.name)) return undefined
  if (action.proof) return `${action.name} is dangerous, so a key must have been given it by name.`
  return mayRun(role, action) ? undefined : `The key was given neither the role ${action.needs} nor ${action.name}.`
}

/** What tells of no site, and so may be asked by a key that is for some sites only. */
const OF_NO_SITE = new Set(['about.get', 'kinds.list', 'checks.list'])

/** A key for some sites is refused whatever is about another, and whatever cannot be told to be about its own. */
export async function refuseOtherSites(
  action: Action,
  { db, actor: { key } }: Pick<Context, 'db' | 'actor'>,
  input: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (!key || key.connections === null || OF_NO_SITE.has(action.name)) return
  if (await staysWithin(db, key, thingsOf(action, input))) return
  throw new Fault('not-allowed', 'This API key is for other sites than this is about.', {
    remedy: 'Ask for one of the key’s sites by name, or use a key without that limit.',
  })
}

async function staysWithin(db: Db, { connections }: ActorKey, things: readonly (readonly [Thing, string])[]) {
  const [mine, found] = await Promise.all([
    sitesOfConnections(db, connections ?? []),
    Promise.all(things.map(([thing, id]) => sitesOf(db, thing, id))),
  ])
  return things.length > 0 && found.every((sites) => sites?.every((site) => mine.includes(site)) === true)
}

/** By the first part of an action's path, what the id or name in it stands for. */
const IN_PATH: Readonly<Record<string, Thing>> = {
  connections: 'connection',
  sync: 'connection',
  snapshots: 'snapshot',
  plans: 'plan',
  deployments: 'deployment',
  integrations: 'integration',
}

/** What an action is about, as far as sites go. */
export function thingsOf(
  { path, name }: Pick<Action, 'path' | 'name'>,
  input: Readonly<Record<string, unknown>>,
): (readonly [Thing, string])[] {
  const [, area = '', member] = /^\/([\w-]+)(?:\/\{(name|id)\})?/.exec(path) ?? []
  const thing = IN_PATH[area]
  if (!thing) return []
  const things: (readonly [Thing, unknown])[] = [
    ...(member ? [[thing, input[member]] as const] : []),
    ['connection', input.connection],
    ...(SIDED.has(name) ? (['from', 'to'] as const).map((one) => ['side', input[one]] as const) : []),
    ...(name === 'deployments.start' ? [['plan', input.plan] as const] : []),
  ]
  return things.flatMap(([what, id]) => (typeof id === 'string' ? [[what, id] as const] : []))
}

const SIDED = new Set(['plans.make', 'snapshots.compare'])
