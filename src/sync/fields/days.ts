/** An item's start and due date: in a day, in a moment whose time of day stays as it is, or in when versions and sprints begin and end. Pure. */
import type { Json } from '../../base/index.ts'
import { momentOf } from '../../jira/index.ts'
import { type Converted, type Form, type Meeting, refused, unread } from './form.ts'
import { openOf } from './sprint.ts'
import { type Spell, told } from './told.ts'
import { dayIn, instantIn, timeOfDayIn } from './zone.ts'

/** Where nobody has said which. */
const UTC = 'UTC'
const zoneOf = ({ mapping }: Meeting): string => mapping.zone ?? UTC

export const day: Form = {
  toItem: (raw, meeting) => {
    const read = told('date', raw)
    return read?.kind === 'day' ? { value: read.day } : unread(meeting)
  },
  toJira: (value) => ({ set: value }),
  fromHistory: ({ id }, meeting) => {
    const read = told('date', id || null)
    return read?.kind === 'day' ? { value: read.day } : unread(meeting)
  },
}

export const dayOfMoment: Form = {
  toItem: (raw, meeting) => ofMoment(raw, meeting),
  toJira: (value, meeting, { raw }) => {
    if (typeof value !== 'string') return { set: null }
    const zone = zoneOf(meeting)
    const read = told('datetime', raw)
    const timeOfDay = read?.kind === 'instant' && read.at !== null ? timeOfDayIn(zone, read.at) : 0
    const at = instantIn(zone, value, timeOfDay)
    if (at !== null) return { set: new Date(at).toISOString().replace(/Z$/, '+0000') }
    return refused(meeting, 'no-such-day', `The clocks of ${zone} left out ${value}.`, 'Choose another day.')
  },
  fromHistory: ({ id, text }, meeting) => ofMoment(id || text || null, meeting),
}

function ofMoment(raw: Json, meeting: Meeting): Converted {
  const read = told('datetime', raw)
  if (read?.kind !== 'instant') return unread(meeting)
  return { value: read.at === null ? null : dayIn(zoneOf(meeting), read.at) }
}

/** Whether a change left the time of day as it was. */
export function keepsTimeOfDay(from: string | null, to: string | null, meeting: Meeting): boolean {
  const [before, after] = [from, to].map((text) => told('datetime', text || null))
  if (before?.kind !== 'instant' || after?.kind !== 'instant' || before.at === null || after.at === null) return true
  return timeOfDayIn(zoneOf(meeting), before.at) === timeOfDayIn(zoneOf(meeting), after.at)
}

/** From the first that begins to the last that ends. */
export const daysOfSpells: Form = {
  toItem: (raw, meeting) => {
    const read = told(meeting.type, raw)
    if (read?.kind !== 'spells') return unread(meeting)
    const spells = meeting.type === 'sprint' ? openOf(read.spells) : read.spells
    const days = spells.map((spell) => dayOfSpell(spell, meeting)).filter((one) => one !== null)
    return { value: (meeting.mapping.field === 'start' ? days.sort()[0] : days.sort().at(-1)) ?? null }
  },
  // Histories name versions and sprints, and tell none of their days.
  fromHistory: (_, meeting) => unread(meeting),
}

function dayOfSpell({ begins, ends }: Spell, meeting: Meeting): string | null {
  const text = meeting.mapping.field === 'start' ? begins : ends
  if (text === null) return null
  const at = momentOf(text)
  return Number.isNaN(at) ? text.slice(0, 10) : dayIn(zoneOf(meeting), at)
}
