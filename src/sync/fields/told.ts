/** What Jira tells in a field, by its type, as one of few kinds. What does not read as its type is null, and never empty. Pure. */
import { type Instant, isArray, isObject, type Json, type JsonObject } from '../../base/index.ts'
import { momentOf } from '../../jira/index.ts'
import { dayOf } from '../../portfolio/index.ts'
import type { JiraType } from './jira-type.ts'
import { sprintIn } from './sprint.ts'

/** One of a set of named things: an option, a version, a sprint, a person. */
export interface Named {
  /** Account id or user key of a person; null where a thing is known by its name alone. */
  readonly id: string | null
  readonly name: string
}

/** A version or a sprint: when it begins and ends, as Jira writes it. */
export interface Spell extends Named {
  readonly begins: string | null
  readonly ends: string | null
  /** Of a sprint. */
  readonly state?: string
}

export type Told =
  | { readonly kind: 'text'; readonly text: string }
  /** Jira's document, or text in wiki notation. */
  | { readonly kind: 'document'; readonly document: Json }
  | { readonly kind: 'number'; readonly number: number | null }
  | { readonly kind: 'day'; readonly day: string | null }
  | { readonly kind: 'instant'; readonly at: Instant | null }
  /** The choice and, of a list of two levels, what was chosen below it. */
  | { readonly kind: 'choice'; readonly choice: Named | null; readonly child: Named | null }
  | { readonly kind: 'set'; readonly members: readonly Named[] }
  | { readonly kind: 'spells'; readonly spells: readonly Spell[] }
  | { readonly kind: 'people'; readonly people: readonly Named[] }
  | {
      readonly kind: 'seconds'
      readonly original: number | null
      readonly left: number | null
      readonly spent: number | null
    }
  /** Compared with its like, and nothing else. */
  | { readonly kind: 'order'; readonly place: string }

type Reader = (raw: Json) => Told | null

const text: Reader = (raw) => (raw === null || typeof raw === 'string' ? { kind: 'text', text: raw ?? '' } : null)

const document: Reader = (raw) =>
  raw === null || typeof raw === 'string' || isObject(raw) ? { kind: 'document', document: raw } : null

const number: Reader = (raw) => (raw === null || typeof raw === 'number' ? { kind: 'number', number: raw } : null)

const day: Reader = (raw) => {
  if (raw === null) return { kind: 'day', day: null }
  return typeof raw === 'string' && dayOf(raw.slice(0, 10)) !== null ? { kind: 'day', day: raw.slice(0, 10) } : null
}

const instant: Reader = (raw) => {
  if (raw === null) return { kind: 'instant', at: null }
  const at = typeof raw === 'string' ? momentOf(raw) : Number.NaN
  return Number.isNaN(at) ? null : { kind: 'instant', at }
}

const choice: Reader = (raw) => {
  if (raw === null) return { kind: 'choice', choice: null, child: null }
  const chosen = namedIn(raw)
  return chosen && { kind: 'choice', choice: chosen, child: isObject(raw) ? namedIn(raw.child ?? null) : null }
}

const set: Reader = (raw) => {
  const members = membersIn(raw, namedIn)
  return members && { kind: 'set', members }
}

const people: Reader = (raw) => {
  const found = membersIn(isObject(raw) ? [raw] : raw, personIn)
  return found && { kind: 'people', people: found }
}

const versions: Reader = (raw) => {
  const spells = membersIn(isObject(raw) ? [raw] : raw, versionIn)
  return spells && { kind: 'spells', spells }
}

const sprints: Reader = (raw) => {
  const spells = membersIn(raw, sprintIn)
  return spells && { kind: 'spells', spells }
}

const seconds: Reader = (raw) => {
  if (raw === null || typeof raw === 'number') return { kind: 'seconds', original: null, left: null, spent: raw }
  if (!isObject(raw)) return null
  const { originalEstimateSeconds, remainingEstimateSeconds, timeSpentSeconds } = raw
  const count = (value: Json | undefined) => (typeof value === 'number' ? value : null)
  return {
    kind: 'seconds',
    original: count(originalEstimateSeconds),
    left: count(remainingEstimateSeconds),
    spent: count(timeSpentSeconds),
  }
}

/** `votes`, `watchCount`, `progress`, or the bare number of a ratio. */
const count: Reader = (raw) => {
  if (!isObject(raw)) return number(raw)
  const told = [raw.votes, raw.watchCount, raw.progress].find((value) => typeof value === 'number')
  return typeof told === 'number' ? { kind: 'number', number: told } : null
}

const rank: Reader = (raw) => (typeof raw === 'string' ? { kind: 'order', place: raw } : null)

const READERS: Readonly<Record<JiraType, Reader>> = {
  ...{ text, url: text, 'read-only-text': text, textarea: document, number, date: day, datetime: instant },
  ...{ option: choice, cascade: choice, priority: choice, resolution: choice, status: choice, issuetype: choice },
  ...{ project: choice, security: choice, category: choice, parent: choice, team: choice, group: choice },
  ...{ options: set, components: set, labels: set, groups: set },
  ...{ user: people, users: people, version: versions, versions, sprint: sprints },
  ...{ 'time-tracking': seconds, seconds, rank, count, records: () => null, unknown: () => null },
}

export function told(type: JiraType, raw: Json): Told | null {
  return READERS[type](raw)
}

function membersIn<T>(raw: Json, read: (one: Json) => T | null): readonly T[] | null {
  if (raw === null) return []
  if (!isArray(raw)) return null
  const members = raw.map(read)
  return members.every((member) => member !== null) ? members : null
}

/** Options have a `value`, an issue its key, a group of Data Center its name alone; labels, keys and teams may be bare text. */
function namedIn(raw: Json): Named | null {
  if (typeof raw === 'string') return { id: null, name: raw }
  if (!isObject(raw)) return null
  const id = idOf(raw.id ?? raw.groupId)
  const name = [raw.value, raw.name, raw.title, raw.key].find((one) => typeof one === 'string')
  if (typeof name === 'string') return { id, name }
  return id === null ? null : { id, name: id }
}

/** Cloud knows people by account id, Data Center by user key: what histories call them too. */
function personIn(raw: Json): Named | null {
  if (!isObject(raw)) return null
  const id = raw.accountId ?? raw.key ?? raw.name
  if (typeof id !== 'string') return null
  return { id, name: typeof raw.displayName === 'string' ? raw.displayName : id }
}

function versionIn(raw: Json): Spell | null {
  const named = namedIn(raw)
  const { startDate, releaseDate }: JsonObject = isObject(raw) ? raw : {}
  return named && { ...named, begins: textOr(startDate), ends: textOr(releaseDate) }
}

const textOr = (value: Json | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null)
const idOf = (value: Json | undefined): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null
