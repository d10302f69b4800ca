/** What checks look at, made by hand: changes, what both sites show, and facts of the target. */
import type { Json, Problem } from '../src/base/index.ts'
import type { Answers } from '../src/configuration/answers.ts'
import { type Check, groundOf } from '../src/configuration/checks/check.ts'
import type { Difference } from '../src/configuration/compare.ts'
import { type Kind, keyOf, kindOf, nameIn } from '../src/configuration/kind.ts'
import { FACTS, type Facts, type SiteFacts } from '../src/configuration/site-facts.ts'
import type { Snapshot, SnapshotObject } from '../src/configuration/snapshot.ts'
import type { Told } from '../src/configuration/told.ts'

/** Key of an object → its value. */
type Shown = Readonly<Record<string, Json>>
type Some = { readonly [F in keyof Facts]?: Facts[F] }

export interface Grounds {
  readonly created?: Shown
  /** Key → what it is and what it becomes. */
  readonly updated?: Readonly<Record<string, readonly [before: Json, after: Json]>>
  readonly deleted?: Shown
  readonly used?: Shown
  readonly source?: Shown
  /** Besides what is updated and deleted. */
  readonly target?: Shown
  readonly facts?: Some
  readonly issues?: Readonly<Record<string, Told<number>>>
  readonly answers?: Answers
  readonly deployment?: 'cloud' | 'dataCenter'
  /** Key of whoever has read the target. */
  readonly account?: string
  readonly kinds?: ReadonlyMap<string, Kind>
}

const change = (key: string, choice: Difference['choice'], before: Json | null, after: Json | null): Difference => ({
  ...{ kind: kindOf(key), key, name: nameIn(key), choice, sourceId: '1', because: null, problems: [] },
  ...{ targetKey: key, targetId: choice === 'create' ? null : idOf(key), before, after },
})

/** The id under which the target has it. */
export const idOf = (key: string): string => `id of ${key}`

const snapshot = (name: string, shown: Shown, deployment: 'cloud' | 'dataCenter'): Snapshot => ({
  site: { name, identity: name, deployment },
  ...{ takenAt: 0, account: null, kinds: {} },
  objects: Object.entries(shown).map(
    ([key, value]): SnapshotObject => ({
      kind: kindOf(key),
      key: keyOf(kindOf(key), nameIn(key)),
      id: idOf(key),
      value,
    }),
  ),
})

function differencesOf({ created = {}, updated = {}, deleted = {}, used = {} }: Grounds): Difference[] {
  return [
    ...Object.entries(created).map(([key, after]) => change(key, 'create', null, after)),
    ...Object.entries(updated).map(([key, [before, after]]) => change(key, 'update', before, after)),
    ...Object.entries(used).map(([key, value]) => change(key, 'use', value, null)),
    ...Object.entries(deleted).map(([key, before]) => change(key, 'delete', before, null)),
  ]
}

function factsOf({ facts = {}, issues = {} }: Grounds): SiteFacts {
  const told = FACTS.map((name) => [name, name in facts ? { is: facts[name] } : null])
  return { ...Object.fromEntries(told), issues: new Map(Object.entries(issues)) } as SiteFacts
}

export function groundFor(given: Grounds) {
  const { updated = {}, deleted = {}, used = {}, source = {}, target = {}, deployment = 'cloud' } = given
  const before = Object.fromEntries(Object.entries(updated).map(([key, [was]]) => [key, was]))
  return groundOf({
    differences: differencesOf(given),
    source: snapshot('here', source, 'cloud'),
    target: {
      ...snapshot('there', { ...before, ...used, ...deleted, ...target }, deployment),
      account: given.account ?? null,
    },
    kinds: given.kinds ?? new Map(),
    answers: given.answers ?? {},
    facts: factsOf(given),
  })
}

export const found = (check: Check, given: Grounds): readonly Problem[] => check.find(groundFor(given))
export const about = (check: Check, given: Grounds): string[] => found(check, given).map((problem) => problem.about)
export const answersOf = (check: Check, given: Grounds): (string[] | undefined)[] =>
  found(check, given).map(({ choices }) => choices?.map(({ answer }) => answer))
