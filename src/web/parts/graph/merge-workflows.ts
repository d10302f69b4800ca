/** Two workflows as one: each status and transition once, with what becomes of it. Pure. */
import { differ, isMembers, type Members, type Value } from '../difference/differ.ts'
import { nameIn } from '../keys.ts'

export type Fate = 'same' | 'added' | 'changed' | 'removed'

export interface MergedStatus {
  /** Its key; START and ANY stand for no status. */
  readonly id: string
  readonly name: string
  readonly fate: Fate
}

export interface MergedTransition {
  readonly id: string
  readonly name: string
  readonly fate: Fate
  readonly before: Members | undefined
  readonly after: Members | undefined
  /** Its ways before and after, as ids of statuses. */
  readonly ways: Readonly<Record<Side, readonly Way[]>>
}

export type Side = 'before' | 'after'
export interface Way {
  readonly from: string
  readonly to: string
}

export interface MergedWorkflow {
  readonly statuses: readonly MergedStatus[]
  readonly transitions: readonly MergedTransition[]
}

/** Where an issue is before it is made. */
export const START = 'start'
/** Whatever status an issue is in: one such place for each status that can be reached so. */
export const anyTo = (status: string): string => `any ${status}`
export const isAny = (id: string): boolean => id.startsWith('any ')

/** Undefined or null on a side: the workflow is not there. */
export function mergeWorkflows(before: Value, after: Value): MergedWorkflow {
  const pairs = pairTransitions(listIn(before, 'transitions'), listIn(after, 'transitions'))
  const transitions = pairs.map(([old, now], place): MergedTransition => {
    const ways = { before: waysOf(old), after: waysOf(now) }
    const fate = !old ? 'added' : !now ? 'removed' : isSame(old, now) ? 'same' : 'changed'
    return { id: String(place), name: text((now ?? old)?.name), fate, before: old, after: now, ways }
  })
  return { statuses: mergeStatuses(before, after, transitions), transitions }
}

function mergeStatuses(before: Value, after: Value, transitions: readonly MergedTransition[]): MergedStatus[] {
  const [old, now] = [statusesOf(before), statusesOf(after)]
  const keys = [...new Set([...old.keys(), ...now.keys()])]
  const named = keys.map((id): MergedStatus => {
    const [was, is] = [old.get(id), now.get(id)]
    const fate = !was ? 'added' : !is ? 'removed' : differ(bare(was), bare(is)).length === 0 ? 'same' : 'changed'
    return { id, name: nameIn(id), fate }
  })
  const places = [
    ...new Set(transitions.flatMap(({ ways }) => [...ways.before, ...ways.after].map(({ from }) => from))),
  ]
  const besides = places
    .filter((id) => id === START || isAny(id))
    .map((id): MergedStatus => ({ id, name: id === START ? 'Create' : 'Any status', fate: 'same' }))
  return [...besides, ...named]
}

const statusesOf = (workflow: Value): ReadonlyMap<string, Members> =>
  new Map(listIn(workflow, 'statuses').map((status) => [text(status.status), status]))

/** Where it is drawn in Jira is no change of what it does. */
const bare = ({ layout: _, ...status }: Members): Members => status

/** By name and number, then by where they lead, then by what is left of either: what was only renamed has changed. */
function pairTransitions(
  before: readonly Members[],
  after: readonly Members[],
): readonly (readonly [Members | undefined, Members | undefined])[] {
  const pairs = new Map<Members, Members>()
  const left = new Set(before)
  const marks: ((transition: Members) => string)[] = [
    (one) => `${one.id}\n${text(one.name)}\n${waysText(one)}`,
    (one) => `${text(one.name)}\n${waysText(one)}`,
    (one) => `${text(one.name)}\n${text(one.to)}`,
    (one) => text(one.name),
    (one) => waysText(one),
  ]
  for (const mark of marks)
    for (const now of after) {
      if (pairs.has(now)) continue
      const old = [...left].find((one) => mark(one) === mark(now))
      if (!old) continue
      pairs.set(now, old)
      left.delete(old)
    }
  return [...after.map((now) => [pairs.get(now), now] as const), ...[...left].map((old) => [old, undefined] as const)]
}

/** Its number is known only inside a workflow, and where its line is fixed says nothing. */
function isSame(old: Members, now: Members): boolean {
  const plain = ({ id: _, links, ...rest }: Members): Members => ({
    ...rest,
    links: (Array.isArray(links) ? links : []).map((link) => text(isMembers(link) ? link.from : '')).sort(),
  })
  return differ(plain(old), plain(now)).length === 0
}

function waysOf(transition: Members | undefined): readonly Way[] {
  if (!transition) return []
  const type = text(transition.type).toLowerCase()
  const to = text(transition.to)
  if (type === 'initial') return [{ from: START, to }]
  const links = Array.isArray(transition.links) ? transition.links.filter(isMembers) : []
  // One without an end leads back to where it began.
  if (type === 'global') return to === '' ? [] : [{ from: anyTo(to), to }]
  return links.map((link) => ({ from: text(link.from), to: to || text(link.from) }))
}

const waysText = (transition: Members): string =>
  waysOf(transition)
    .map(({ from, to }) => `${from} > ${to}`)
    .sort()
    .join('\n')

const text = (value: Value): string => (typeof value === 'string' ? value : '')

function listIn(value: Value, name: string): readonly Members[] {
  const list = isMembers(value) ? value[name] : undefined
  return Array.isArray(list) ? list.filter(isMembers) : []
}
