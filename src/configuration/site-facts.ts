/** What checks must know of the target besides its snapshot: read once per analysis, and only what the plan concerns. */
import type { Jira } from '../jira/index.ts'
import type { Difference } from './compare.ts'
import { type Key, type Kind, type KindName, kindOf } from './kind.ts'
import { issuesIn } from './kinds/usage.ts'
import { CLOUD, type Fact, type Planned } from './site-questions.ts'
import type { Snapshot } from './snapshot.ts'
import { type Told, told } from './told.ts'

export interface HeldProject {
  readonly id: string
  readonly name: string
  /** The key of today, then former ones. */
  readonly keys: readonly string[]
  readonly former: readonly string[]
  readonly state: 'trash' | 'team' | 'live'
}

/** Null: nothing in the plan concerns it, so it was not asked. */
export interface Facts {
  readonly administrator: boolean
  /** Application → `FREE`, `PAID` or `UNLICENSED`. */
  readonly license: readonly { readonly id: string; readonly plan: string }[]
  readonly groups: readonly string[]
  readonly subTasks: boolean
  readonly projectTypes: readonly string[]
  readonly permissions: readonly string[]
  readonly applications: readonly string[]
  /** Connect keys and Forge ids of apps that bring rules. */
  readonly apps: readonly string[]
  readonly events: readonly string[]
  readonly projects: readonly HeldProject[]
  readonly trashedFields: readonly { readonly id: string; readonly name: string; readonly type: string }[]
}

export type FactName = keyof Facts
export type SiteFacts = { readonly [F in FactName]: Told<Facts[F]> | null } & {
  /** How many issues have what the plan deletes. */
  readonly issues: ReadonlyMap<Key, Told<number>>
}

export const FACTS = Object.keys(CLOUD) as readonly FactName[]

/** Data Center's API tells none of the others. */
const ON_DATA_CENTER: ReadonlySet<string> = new Set<FactName>(['administrator', 'permissions'])

export async function readSiteFacts(
  jira: Jira,
  differences: readonly Difference[],
  target: Snapshot,
  kinds: ReadonlyMap<KindName, Kind>,
): Promise<SiteFacts> {
  const changes = Map.groupBy(
    differences.filter(({ choice }) => choice === 'create' || choice === 'update' || choice === 'delete'),
    ({ kind }) => kind,
  )
  const of = (kind: KindName, ...choices: readonly string[]) =>
    (changes.get(kind) ?? []).filter(({ choice }) => choices.includes(choice))
  const planned: Planned = {
    any: changes.size > 0,
    created: (kind) => of(kind, 'create'),
    written: (kind) => of(kind, 'create', 'update'),
  }
  const read = async <F extends FactName>(name: F): Promise<readonly [F, Told<Facts[F]> | null]> => {
    const fact: Fact<Facts[F]> = CLOUD[name]
    const isAsked = (jira.deployment === 'cloud' || ON_DATA_CENTER.has(name)) && fact.concerns(planned)
    return [name, isAsked ? await told(() => fact.read(jira)) : null]
  }
  const facts = await Promise.all(FACTS.map(read))
  const issues = await countIssues(jira, [...changes.values()].flat(), target, kinds)
  return { ...(Object.fromEntries(facts) as unknown as Omit<SiteFacts, 'issues'>), issues }
}

async function countIssues(
  jira: Jira,
  changes: readonly Difference[],
  target: Snapshot,
  kinds: ReadonlyMap<KindName, Kind>,
): Promise<Map<Key, Told<number>>> {
  const gone = new Set(changes.flatMap(({ choice, targetKey }) => (choice === 'delete' ? [targetKey] : [])))
  const objects = gone.size === 0 ? [] : target.objects.filter(({ key }) => gone.has(key))
  const counts = await Promise.all(
    objects.map(async ({ key, id, value }): Promise<[Key, Told<number>][]> => {
      const jql = kinds.get(kindOf(key))?.issues?.(id, value)
      return jql === undefined ? [] : [[key, await told(() => issuesIn(jira, jql))]]
    }),
  )
  return new Map(counts.flat())
}
