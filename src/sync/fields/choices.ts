/** Stages and healths in what is chosen from a list: a person has placed each of Jira's values under one of ours. Pure. */
import type { Json } from '../../base/index.ts'
import { type Converted, type Form, type Meeting, refused, unread, type Writing } from './form.ts'
import { told } from './told.ts'

/** Stands for no choice where it is placed. */
export const NONE = ''

/** Of a list of two levels a child is placed as `parent/child`; one that is not stands where its parent does. */
const idsOf = (parent: string | null, child: string | null): string[] => {
  if (parent === null) return [NONE]
  return child === null ? [parent] : [`${parent}/${child}`, parent]
}

export const placed: Form = {
  toItem: (raw, meeting) => {
    const read = told(meeting.type, raw)
    if (read?.kind !== 'choice') return unread(meeting)
    return placeOf(idsOf(read.choice?.id ?? null, read.child?.id ?? null), meeting)
  },
  toJira: (value, meeting) => (value === null ? { set: null } : chosen(value, meeting)),
  fromHistory: ({ id, text }, meeting) => {
    if (meeting.type !== 'cascade') return placeOf(idsOf(id || null, null), meeting)
    const [, parent, child] = CASCADE.exec(text ?? '') ?? []
    return placeOf(idsOf(parent ?? null, child ?? null), meeting)
  },
}

/** `Parent values: Fruit(10100)Level 1 values: Apple(10101)`: the one form that history tells without ids. */
const CASCADE = /^Parent values: .*?\((\d+)\)(?:Level 1 values: .*\((\d+)\))?$/s

function placeOf(ids: readonly string[], meeting: Meeting): Converted {
  const { values = {}, field } = meeting.mapping
  for (const id of ids) {
    const found = Object.entries(values).find(([, all]) => all.includes(id))
    if (found) return { value: found[0] }
  }
  const [id] = ids
  if (id === NONE && field === 'health') return { value: null }
  const what = wordOf(meeting)
  return refused(
    meeting,
    `${what}-not-mapped`,
    `Jira’s ${what} ${id === NONE ? '(none)' : id} stands for nothing here.`,
    `Place the ${what} in the integration’s mapping.`,
  )
}

function chosen(value: Json, meeting: Meeting): Writing {
  const id = meeting.mapping.values?.[String(value)]?.[0]
  if (id !== undefined) return { set: written(id, meeting) }
  const what = wordOf(meeting)
  return refused(
    meeting,
    `${what}-not-mapped`,
    `No ${what} of Jira stands for “${String(value)}”.`,
    `Choose the ${what} in the integration’s mapping.`,
  )
}

function written(id: string, { type }: Meeting): Json {
  // A status is never set as a value: the actor walks the transitions towards it.
  if (type === 'status') return id
  if (id === NONE) return null
  const [parent, child] = id.split('/')
  return { id: parent, ...(child === undefined ? {} : { child: { id: child } }) }
}

const wordOf = ({ type }: Meeting): string => (type === 'status' || type === 'priority' ? type : 'option')
