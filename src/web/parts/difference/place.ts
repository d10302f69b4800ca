/** Where in a value something stands, in words: `issueTypes` becomes "Issue types". Pure. */
import { nameIn } from '../keys.ts'

export function memberName(name: string): string {
  // What is no identifier is a name that somebody gave.
  if (!/^[a-z]+(?:[A-Z][a-z]*)*$/.test(name)) return nameIn(name)
  const words = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
