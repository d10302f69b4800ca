/** An item's owner: the person in a field, or one of the people in it, of whom the others stay. Pure. */
import type { Json } from '../../base/index.ts'
import { type Converted, type Form, type Held, type Meeting, refused, unread } from './form.ts'
import { type Named, told } from './told.ts'

export const person: Form = {
  toItem: (raw, meeting) => {
    const people = peopleIn(raw, meeting)
    return people ? memberOf(people[0]?.id ?? null, meeting) : unread(meeting)
  },
  toJira: (value, meeting) => {
    if (value === null) return { set: null }
    const account = accountOf(value, meeting)
    return account === undefined ? noAccount(meeting) : { set: reference(account, meeting) }
  },
  fromHistory: ({ id }, meeting) => memberOf(id || null, meeting),
}

export const oneOfPeople: Form = {
  toItem: (raw, meeting, held) => {
    const people = peopleIn(raw, meeting)
    return people ? ours(accountsOf(people), meeting, held) : unread(meeting)
  },
  toJira: (value, meeting, { raw, was }) => {
    const accounts = accountsOf(peopleIn(raw, meeting) ?? [])
    const before = accountOf(was ?? null, meeting)
    const account = accountOf(value, meeting)
    const gone = before !== undefined && before !== account && accounts.includes(before) ? [before] : []
    const remove = gone.map((one) => ({ remove: reference(one, meeting) }))
    if (value === null) return accounts.length > gone.length ? othersStay(meeting) : { change: remove }
    if (account === undefined) return noAccount(meeting)
    return { change: [...remove, ...(accounts.includes(account) ? [] : [{ add: reference(account, meeting) }])] }
  },
  fromHistory: ({ id }, meeting, held) => ours(listed(id), meeting, held),
  isChange: true,
}

/** `[5b10a2, 5b10ac]`. */
export const listed = (text: string | null): string[] =>
  (text ?? '')
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

function peopleIn(raw: Json, { type }: Meeting): readonly Named[] | null {
  const read = told(type, raw)
  return read?.kind === 'people' ? read.people : null
}

const accountsOf = (people: readonly Named[]): string[] => people.flatMap(({ id }) => id ?? [])

/** Whom the item holds stays its owner for as long as they are among the people; else it is the first. */
function ours(accounts: readonly string[], meeting: Meeting, held: Held): Converted {
  const kept = held.find((member) => accounts.some((account) => meeting.people.members.get(account) === member))
  return kept === undefined ? memberOf(accounts[0] ?? null, meeting) : { value: kept }
}

function memberOf(account: string | null, meeting: Meeting): Converted {
  if (account === null) return { value: null }
  const member = meeting.people.members.get(account)
  if (member !== undefined) return { value: member }
  return refused(
    meeting,
    'person-unknown',
    'The person in Jira is not known here yet.',
    'It is looked at again with the next reading.',
  )
}

const accountOf = (member: Json, { people }: Meeting): string | undefined =>
  [...people.members].find(([, one]) => one === member)?.[0]

const reference = (account: string, { people }: Meeting): Json =>
  people.deployment === 'cloud' ? { accountId: account } : { key: account }

const noAccount = (meeting: Meeting) =>
  refused(
    meeting,
    'no-account',
    'The owner has no account on this Jira site, so nobody is written there.',
    'Give the member their account under People of the integration, or choose another owner.',
  )

const othersStay = (meeting: Meeting) =>
  refused(
    meeting,
    'others-stay',
    'Other people stand in Jira’s field besides the owner, so one of them would be the owner at once.',
    'Choose another owner, or take the people out in Jira.',
  )
