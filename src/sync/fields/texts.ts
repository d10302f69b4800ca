/** An item's name in a line of text. Pure. */
import { type Form, type Meeting, refused, unread } from './form.ts'
import { told } from './told.ts'

export const line: Form = {
  toItem: (raw, meeting) => {
    const read = told(meeting.type, raw)
    return read?.kind === 'text' ? named(read.text, meeting) : unread(meeting)
  },
  toJira: (value) => ({ set: value }),
  fromHistory: ({ text }, meeting) => named(text ?? '', meeting),
}

function named(text: string, meeting: Meeting) {
  if (text.trim() !== '') return { value: text.trim() }
  const says = 'The field is empty in Jira, and an item has a name.'
  return refused(meeting, 'name-empty', says, 'Give the issue a text there.')
}
