/** Who in Jira might be whom here: who is bound already, and for the others who it looks like. Pure. */
import type { Member } from '../../store/index.ts'
import type { SyncOptionsView } from '../shapes/index.ts'

type Found = SyncOptionsView['people'][number]

interface Known {
  readonly members: readonly Member[]
  /** Account → member, on this site. */
  readonly accounts: ReadonlyMap<string, string>
}

/** Accounts that are bound and cannot be given work any more stand below, by the name of who they are. */
export function matchPeople(people: readonly Pick<Found, 'account' | 'name' | 'email'>[], known: Known): Found[] {
  const { members, accounts } = known
  const listed = new Set(people.map(({ account }) => account))
  const others = [...accounts].flatMap(([account, id]): Found[] => {
    const member = members.find((one) => one.id === id)
    return !member || listed.has(account)
      ? []
      : [{ account, name: member.name, email: member.email, member: id, suggested: null }]
  })
  return [
    ...people.map((person) => {
      const member = accounts.get(person.account) ?? null
      return { ...person, member, suggested: member === null ? looksLike(person, known) : null }
    }),
    ...others.sort((a, b) => a.name.localeCompare(b.name)),
  ]
}

/** The same address; else the one member of that name who is nobody on this site yet. */
function looksLike({ name, email }: Pick<Found, 'name' | 'email'>, { members, accounts }: Known): string | null {
  const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()
  const byEmail = members.find((member) => email !== null && member.email !== null && same(member.email, email))
  if (byEmail) return byEmail.id
  const taken = new Set(accounts.values())
  const [byName, ...more] = members.filter((member) => same(member.name, name) && !taken.has(member.id))
  return byName && more.length === 0 ? byName.id : null
}
