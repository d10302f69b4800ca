/** An item's labels: the names of what a set of Jira's holds, written with the ids of those that stay. Pure. */
import { isArray, type Json, type JsonObject } from '../../base/index.ts'
import { type Form, type Meeting, refused, type Side, unread } from './form.ts'
import type { JiraType } from './jira-type.ts'
import { listed } from './persons.ts'
import { type Named, told } from './told.ts'

export const names: Form = {
  toItem: (raw, meeting) => {
    const members = membersOf(raw, meeting)
    return members ? { value: sorted(members.map(({ name }) => name)) } : unread(meeting)
  },
  toJira: (value, meeting, { raw }) => {
    const wanted = textsIn(value)
    const spaced = meeting.type === 'labels' ? wanted.filter((label) => /\s/.test(label)) : []
    if (spaced.length > 0) return hasSpace(meeting, spaced)
    const staying = (membersOf(raw, meeting) ?? []).filter(({ name }) => wanted.includes(name))
    const added = wanted.filter((name) => !staying.some((one) => one.name === name))
    return { set: [...staying.map((one) => known(one, meeting)), ...added.map((name) => named(name, meeting))] }
  },
  toChange: (value, meeting, { raw, was = null }) => {
    const [wanted, before] = [textsIn(value), textsIn(was)]
    const there = membersOf(raw, meeting) ?? []
    const gone = before.filter((name) => !wanted.includes(name))
    return [
      ...gone.map((name) => ({ remove: known(there.find((one) => one.name === name) ?? { id: null, name }, meeting) })),
      ...wanted.filter((name) => !before.includes(name)).map((name) => ({ add: named(name, meeting) })),
    ]
  },
  fromHistory: (side, meeting) => ({ value: sorted(namesIn(side, meeting)) }),
}

const sorted = (all: readonly string[]): string[] => [...new Set(all)].sort()
const textsIn = (value: Json): string[] => (isArray(value) ? value.map(String) : [])

function membersOf(raw: Json, { type }: Meeting): readonly Named[] | null {
  const read = told(type, raw)
  if (read?.kind === 'set') return read.members
  if (read?.kind === 'people') return read.people
  if (read?.kind === 'choice') return oneOf(read.choice, type)
  return read?.kind === 'spells' ? read.spells : null
}

/** Told as bare text a team is its id, and nobody's name for it. */
function oneOf(choice: Named | null, type: JiraType): readonly Named[] | null {
  if (choice === null) return []
  return type === 'team' && choice.id === null ? null : [choice]
}

/** Labels stand one after the other; sprints and what was chosen in lists, with the ids in the same order. */
function namesIn({ id, text }: Side, { type }: Meeting): string[] {
  if (text === null || text === '') return []
  if (type === 'labels') return text.split(' ').filter(Boolean)
  if (isOneByOne(type) || IS_ONE.has(type)) return [text]
  const parts = text.replace(/^\[|\]$/g, '').split(/,\s*/)
  // A name that holds a comma cannot be told from two.
  return parts.length === listed(id).length ? parts : [text]
}

/** Of these an issue has one. */
const IS_ONE: ReadonlySet<JiraType> = new Set(['team', 'option', 'version', 'group', 'project', 'issuetype'])

/** Of these each that comes or goes is told by itself. */
export const isOneByOne = (type: Meeting['type']): boolean => type === 'versions' || type === 'components'

/** Each as a write names it: what is there by its id. */
const known = ({ id, name }: Named, meeting: Meeting): Json => (id === null ? named(name, meeting) : { id })

function named(name: string, { type }: Meeting): Json {
  if (type === 'labels') return name
  return (type === 'options' ? { value: name } : { name }) satisfies JsonObject
}

function hasSpace(meeting: Meeting, spaced: readonly string[]) {
  const says = `Jira’s labels hold no spaces: ${spaced.join(', ')}.`
  return refused(meeting, 'label-has-space', says, 'Write them with hyphens.')
}
