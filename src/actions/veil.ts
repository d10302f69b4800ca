/**
 * The visibility policy, kept at the one door that every answer to a viewer passes: of issues in counted projects
 * nothing is told but numbers, of those in closed projects nothing at all. Pure.
 */
import { isArray, isObject, type Json, type JsonObject } from '../base/index.ts'

export interface HiddenProject {
  /** The project's key, which its issues' keys begin with. */
  readonly key: string
  readonly mark: 'open' | 'counted' | 'closed'
}

export const HIDDEN = 'hidden by policy'

/** Members that tell of an issue in words. Others are names, states and numbers of ours. */
const TELLING = new Set([
  ...['summary', 'title', 'says', 'why', 'remedy', 'assignee', 'author', 'body', 'text', 'value', 'note'],
  ...['base', 'jira', 'portfolio', 'agreed', 'from', 'to', 'description', 'error'],
])
/** Which side something is on, where a telling member names that. */
const SIDES = new Set(['jira', 'portfolio', 'fairlead'])

export interface Veil {
  /** The first hidden issue that a text names. */
  named(text: string): string | undefined
  /** `about`: the whole answer tells of a hidden item. */
  over(answer: Json, about?: boolean): Json
}

/** `items`: ids and codes of those that an integration made of hidden issues, or keeps as they are. Undefined where all projects are open. */
export function veilOf(projects: readonly HiddenProject[], items: ReadonlySet<string> = new Set()): Veil | undefined {
  const hidden = projects.filter(({ mark }) => mark !== 'open')
  if (hidden.length === 0) return undefined
  const keys = keysOf(hidden)
  const closed = keysOf(hidden.filter(({ mark }) => mark === 'closed'))
  const isHiddenItem = (value: JsonObject): boolean =>
    Object.values(value).some((one) => typeof one === 'string' && items.has(one))
  const over = (value: Json, about: boolean): Json => {
    if (typeof value === 'string') return value.replace(keys, HIDDEN)
    if (isArray(value)) return value.filter((one) => !isOf(one, closed)).map((one) => over(one, about))
    if (!isObject(value)) return value
    if (isArray(value.id) && isArray(value.name)) return overColumns(value, value.id, value.name)
    const isHidden = items.size > 0 && isHiddenItem(value)
    const told = isHidden || (!isItem(value) && (about || isAbout(value, keys)))
    const entries = Object.entries(value) as [string, Json][]
    return Object.fromEntries(
      entries.map(([name, one]) => [
        name,
        said(name, one, told) ?? (isHidden ? ofItem(name) : undefined) ?? over(one, told),
      ]),
    )
  }
  /** Items column by column: a name stands where the id of its item does. */
  const overColumns = (columns: JsonObject, ids: readonly Json[], names: readonly Json[]): JsonObject => {
    const name = names.map((one, at) => (items.has(String(ids[at])) ? HIDDEN : one))
    return Object.fromEntries(
      Object.entries({ ...columns, name }).map(([of, column]) => [of, over(column as Json, false)]),
    )
  }
  return { named: (text) => text.match(keys)?.[0], over: (answer, about = false) => over(answer, about) }
}

/** Whatever its case, since people type them so. Of no project at all: nothing fits. */
function keysOf(projects: readonly HiddenProject[]): RegExp {
  const names = projects.map(({ key }) => key.replace(/[^A-Z0-9_]/gi, ''))
  return new RegExp(names.length === 0 ? '(?!)' : `(?<![A-Z0-9_])(?:${names.join('|')})-\\d+(?!\\d)`, 'gi')
}

function said(name: string, value: Json, told: boolean): Json | undefined {
  if (!told || typeof value !== 'string') return undefined
  if (name === 'url') return ''
  return TELLING.has(name) && !SIDES.has(value) ? HIDDEN : undefined
}

/** An item that stands for a hidden issue has its name and its description of it. */
const ofItem = (name: string): Json | undefined =>
  name === 'name' ? HIDDEN : name === 'description' ? { text: HIDDEN, document: null } : undefined

/** What stands for one issue, by the key it has or the issue it names; an item is more than its issue. */
function isOf(value: Json, keys: RegExp): boolean {
  if (!isObject(value) || isItem(value)) return false
  const { key, issue } = value
  const named = [key, isObject(issue) ? issue.key : undefined]
  return named.some((one) => typeof one === 'string' && one.search(keys) === 0)
}

function isAbout(value: JsonObject, keys: RegExp): boolean {
  return isOf(value, keys) || Object.values(value).some((one) => typeof one === 'string' && one.search(keys) >= 0)
}

const isItem = (value: JsonObject): boolean => 'rollUp' in value
