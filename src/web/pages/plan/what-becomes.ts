/** The answers that an object's row offers, in words. Pure. */
import type { DifferenceView } from '../../../actions/index.ts'

export const RENAME = 'rename:'

export const renamedTo = (answer: string | undefined): string | undefined =>
  answer?.startsWith(RENAME) ? answer.slice(RENAME.length) : undefined

interface Word {
  readonly word: string
  readonly says: string
}

const CREATE: Word = { word: 'create', says: 'Create it as a new one' }
const UPDATE: Word = { word: 'update', says: 'Update the target’s of the same name' }
const USE: Word = { word: 'use', says: 'Use the target’s as it is' }
const LEAVE_OUT: Word = { word: 'leave-out', says: 'Leave it out' }
const DELETE: Word = { word: 'delete', says: 'Delete it on the target' }
const KEEP: Word = { word: 'use', says: 'Keep it' }

/** A delete is about an object of the target alone. */
export const wordsFor = ({ choice }: Pick<DifferenceView, 'choice'>): readonly Word[] =>
  choice === 'delete' ? [DELETE, KEEP] : [CREATE, UPDATE, USE, LEAVE_OUT]

/** What is said of many at once. */
export const BULK: readonly Word[] = [CREATE, UPDATE, USE, LEAVE_OUT]

/** A custom field is listed with its type, which is no part of its name. */
export const nameToChange = ({ kind, name }: Pick<DifferenceView, 'kind' | 'name'>): string =>
  kind === 'custom-field' ? name.replace(/ \([^()]*\)$/, '') : name
