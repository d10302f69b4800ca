/** Converts one field between Jira's form and the portfolio's. What has no twin is a problem, never an empty value. Pure. */
import { canonical, isArray, isObject, type Json, type Problem } from '../base/index.ts'
import type { Change } from '../jira/index.ts'
import { canonicalField, type ItemField, plainText } from '../portfolio/index.ts'
import type { FieldMapping } from './integration.ts'

export interface People {
  /** Account on the site → member. */
  readonly members: ReadonlyMap<string, string>
  readonly deployment: 'cloud' | 'dataCenter'
}

export type Converted = { readonly value: Json } | { readonly problem: Problem }

interface Converter {
  readonly toItem: (raw: Json, mapping: FieldMapping, people: People) => Converted
  readonly toJira: (value: Json, mapping: FieldMapping, people: People) => Converted
  /** What a change of Jira's history set the field to, or from. */
  readonly fromHistory: (id: string | null, text: string | null, mapping: FieldMapping, people: People) => Converted
}

const CONVERTERS: Readonly<Record<ItemField, Converter>> = {
  name: {
    toItem: (raw) => ({ value: typeof raw === 'string' ? raw.trim() : '' }),
    toJira: (value) => ({ value }),
    fromHistory: (_, text) => ({ value: (text ?? '').trim() }),
  },
  description: {
    toItem: (raw) => ({ value: typeof raw === 'string' ? (raw.trim() === '' ? null : { wiki: raw }) : raw }),
    toJira: (value, mapping, { deployment }) =>
      deployment === 'dataCenter' ? { value: wikiOf(value)?.wiki ?? null } : documentFor(value, mapping),
    fromHistory: (_, text, __, { deployment }) => ({ value: text ? plainDocument(text, deployment) : null }),
  },
  stage: {
    toItem: (raw, mapping) => placed(idOf(raw), mapping, 'status'),
    // A status is never set as a value: the actor walks the transitions towards one of these.
    toJira: (value, mapping) => written(value, mapping, 'status', (id) => id),
    fromHistory: (id, _, mapping) => placed(id, mapping, 'status'),
  },
  health: {
    toItem: (raw, mapping) => (raw === null ? { value: null } : placed(idOf(raw), mapping, 'option')),
    toJira: (value, mapping) => (value === null ? { value } : written(value, mapping, 'option', (id) => ({ id }))),
    fromHistory: (id, _, mapping) => (id === null ? { value: null } : placed(id, mapping, 'option')),
  },
  owner: {
    toItem: (raw, mapping, people) => memberOf(accountOf(raw), mapping, people),
    toJira: (value, mapping, people) => accountFor(value, mapping, people),
    fromHistory: (id, _, mapping, people) => memberOf(id, mapping, people),
  },
  start: dates(),
  due: dates(),
  labels: {
    toItem: (raw) => ({ value: isArray(raw) ? [...new Set(raw.map(String))].sort() : [] }),
    toJira: (value) => labelsFor(value),
    fromHistory: (_, text) => ({ value: [...new Set((text ?? '').split(' ').filter(Boolean))].sort() }),
  },
}

/** In the form in which an item keeps it: in any other it would seem to be another value for ever. */
export function toItem(raw: Json, mapping: FieldMapping, people: People): Converted {
  return kept(mapping, CONVERTERS[mapping.field].toItem(raw, mapping, people))
}

export function toJira(value: Json, mapping: FieldMapping, people: People): Converted {
  return CONVERTERS[mapping.field].toJira(value, mapping, people)
}

export function before(change: Change, mapping: FieldMapping, people: People): Converted {
  return kept(mapping, CONVERTERS[mapping.field].fromHistory(change.from, change.fromText, mapping, people))
}

export function after(change: Change, mapping: FieldMapping, people: People): Converted {
  return kept(mapping, CONVERTERS[mapping.field].fromHistory(change.to, change.toText, mapping, people))
}

function kept({ field }: FieldMapping, told: Converted): Converted {
  return 'value' in told ? { value: canonicalField(field, told.value as never) as Json } : told
}

/**
 * A document as it can be compared: Jira adds ids of its own to its nodes, which are no edit; and Data Center knows
 * text only, whatever a document written here holds besides.
 */
export function comparable(field: ItemField, value: Json, { deployment }: Pick<People, 'deployment'>): Json {
  if (field !== 'description') return value
  return deployment === 'dataCenter' ? wikiOf(value) : withoutLocalIds(plainOf(value) ?? value)
}

function wikiOf(value: Json): { readonly wiki: string } | null {
  const text = isObject(value) && typeof value.wiki === 'string' ? value.wiki : plainText(value)
  return text.trim() === '' ? null : { wiki: text }
}

/** Text of a Data Center that marks nothing up is a document of its lines. Null for all else. */
function plainOf(value: Json): Json | null {
  if (!isObject(value) || typeof value.wiki !== 'string' || MARKUP.test(value.wiki)) return null
  return plainDocument(value.wiki.replaceAll('\r\n', '\n').trim(), 'cloud')
}

/** Jira's wiki marks: whatever may be one is taken for one. */
const MARKUP = /[*_{}[\]|^~\\]|![^\s!]+!|\+\S[^+\n]*\+|\?\?|--|(^|\s)-\S[^\n]*\S-(\s|$)|^\s*([-#]\s|h[1-6]\.|bq\.)/m

/** Text that may be marked up would be shown with its marks on Cloud: it is not written. */
function documentFor(value: Json, mapping: FieldMapping): Converted {
  if (!isObject(value) || typeof value.wiki !== 'string') return { value }
  const plain = plainOf(value)
  if (plain !== null) return { value: plain }
  return problem(
    mapping,
    'wiki-markup',
    'The description is text of a Data Center with wiki marks in it, which Jira Cloud would show as they are.',
    'Write the description anew here: then it goes to both.',
  )
}

function withoutLocalIds(value: Json): Json {
  if (isArray(value)) return value.map(withoutLocalIds)
  if (!isObject(value)) return value
  const entries = Object.entries(value).flatMap(([name, member]) => {
    if (name === 'localId' || member === undefined) return []
    const plain = withoutLocalIds(member)
    return name === 'attrs' && canonical(plain) === '{}' ? [] : [[name, plain] as const]
  })
  return Object.fromEntries(entries)
}

/** The history tells a document as text only. */
function plainDocument(text: string, deployment: People['deployment']): Json {
  if (deployment === 'dataCenter') return { wiki: text }
  const content = text
    .split('\n')
    .map((line) => ({ type: 'paragraph', content: line === '' ? [] : [{ type: 'text', text: line }] }))
  return { type: 'doc', version: 1, content }
}

function dates(): Converter {
  const day = (text: Json): Json => (typeof text === 'string' && text !== '' ? text.slice(0, 10) : null)
  return {
    toItem: (raw) => ({ value: day(raw) }),
    toJira: (value) => ({ value }),
    fromHistory: (id) => ({ value: day(id) }),
  }
}

const idOf = (raw: Json): string | null => (isObject(raw) && raw.id !== undefined ? String(raw.id) : null)

/** Cloud knows people by account id, Data Center by user key: what histories call them too. */
function accountOf(raw: Json): string | null {
  if (!isObject(raw)) return null
  const id = raw.accountId ?? raw.key ?? raw.name
  return typeof id === 'string' ? id : null
}

function placed(id: string | null, mapping: FieldMapping, what: 'status' | 'option'): Converted {
  const found = Object.entries(mapping.values ?? {}).find(([, ids]) => id !== null && ids.includes(id))
  if (found) return { value: found[0] }
  return problem(
    mapping,
    `${what}-not-mapped`,
    `Jira’s ${what} ${id ?? '(none)'} stands for nothing here.`,
    `Place the ${what} in the integration’s mapping.`,
  )
}

function written(value: Json, mapping: FieldMapping, what: 'status' | 'option', form: (id: string) => Json): Converted {
  const id = mapping.values?.[String(value)]?.[0]
  if (id !== undefined) return { value: form(id) }
  return problem(
    mapping,
    `${what}-not-mapped`,
    `No ${what} of Jira stands for “${String(value)}”.`,
    `Choose the ${what} in the integration’s mapping.`,
  )
}

function memberOf(account: string | null, mapping: FieldMapping, { members }: People): Converted {
  if (account === null) return { value: null }
  const member = members.get(account)
  if (member !== undefined) return { value: member }
  return problem(
    mapping,
    'person-unknown',
    'The person in Jira is not known here yet.',
    'It is looked at again with the next reading.',
  )
}

function accountFor(value: Json, mapping: FieldMapping, { members, deployment }: People): Converted {
  if (value === null) return { value: null }
  const account = [...members].find(([, member]) => member === value)?.[0]
  if (account !== undefined) return { value: deployment === 'cloud' ? { accountId: account } : { key: account } }
  return problem(
    mapping,
    'no-account',
    'The owner has no account on this Jira site, so nobody is written there.',
    'Give the member their account under People of the integration, or choose another owner.',
  )
}

function labelsFor(value: Json): Converted {
  const spaced = isArray(value) ? value.map(String).filter((label) => /\s/.test(label)) : []
  if (spaced.length === 0) return { value }
  const says = `Jira’s labels hold no spaces: ${spaced.join(', ')}.`
  return {
    problem: { severity: 'warns', code: 'label-has-space', about: 'labels', says, remedy: 'Write them with hyphens.' },
  }
}

function problem(mapping: FieldMapping, code: string, says: string, remedy: string): Converted {
  return { problem: { severity: 'warns', code, about: mapping.field, says, remedy } }
}
