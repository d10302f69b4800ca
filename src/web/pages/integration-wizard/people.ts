/** Who somebody chose each account to be, beside who it is and who it looks like. Pure. */
import type { SyncOptionsView } from '../../../actions/index.ts'

export type SeenPerson = SyncOptionsView['people'][number]
/** Account → member, or null for a new one. */
export type Choices = ReadonlyMap<string, string | null>

export interface PersonChange {
  readonly account: string
  /** Null makes a new member of that name. */
  readonly member: string | null
  readonly name: string
}

/** What a person chose; else who it is, or who it looks like. Null is a new member. */
export function choiceOf({ account, member, suggested }: SeenPerson, chosen: Choices): string | null {
  const said = chosen.get(account)
  return said === undefined ? (member ?? suggested) : said
}

/** What saving would say: whoever is nobody yet and stays new is made by the first reading. */
export function changesOf(people: readonly SeenPerson[], chosen: Choices): PersonChange[] {
  return people.flatMap((person) => {
    const member = choiceOf(person, chosen)
    return member === person.member ? [] : [{ account: person.account, member, name: person.name }]
  })
}
