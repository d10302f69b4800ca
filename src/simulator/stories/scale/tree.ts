/** What stands below what: numbers go in tens, an epic, six things in it, a sub-task below each of the first three. */
import type { TypeName } from './ground.ts'
import { nth } from './names.ts'

const TEN = 10
const IN_EPIC = 6

/** 0 is the epic. */
const placeInTen = (number: number): number => (number - 1) % TEN

export function typeOf(number: number, dice: number): TypeName {
  const at = placeInTen(number)
  if (at === 0) return 'Epic'
  if (at > IN_EPIC) return 'Subtask'
  return nth<TypeName>(['Story', 'Story', 'Story', 'Task', 'Bug'], dice >>> 8)
}

export function parentOf(number: number): number | null {
  const at = placeInTen(number)
  if (at === 0) return null
  return at > IN_EPIC ? number - IN_EPIC : number - at
}

export function numbersBelow(number: number): number[] {
  const at = placeInTen(number)
  if (at === 0) return Array.from({ length: IN_EPIC }, (_, index) => number + 1 + index)
  return at < TEN - IN_EPIC ? [number + IN_EPIC] : []
}
