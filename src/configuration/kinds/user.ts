/** People: only referred to. Named by their e-mail address where Jira shows it, else by their display name. */
import { z } from 'zod'
import { Fault } from '../../base/index.ts'
import type { Jira } from '../../jira/index.ts'
import { defineKind, type Found, READ_ONLY } from '../kind.ts'

type User = { displayName: string; emailAddress: string | null; active: boolean }

const WIRE = z.object({
  accountId: z.string().optional(),
  key: z.string().optional(),
  name: z.string().optional(),
  displayName: z.string(),
  emailAddress: z.string().nullish(),
  active: z.boolean(),
})
type Row = z.infer<typeof WIRE>

export const user = defineKind<User>({
  name: 'user',
  label: 'User',
  plural: 'Users',
  version: 1,
  references: [],
  nameOf: ({ emailAddress, displayName }) => emailAddress ?? displayName,
  async read(jira) {
    return (await everybody(jira)).map(
      (row): Found<User> => ({
        id: idOf(jira, row),
        value: { displayName: row.displayName, emailAddress: row.emailAddress || null, active: row.active },
      }),
    )
  },
  signal: { by: 'none', why: 'Its list tells it whole.' },
  can: {
    cloud: { ...READ_ONLY, read: ['getAllUsers'] },
    dataCenter: { ...READ_ONLY, read: ['findUsers'] },
  },
  notCovered: {
    accountType: 'Whether it is a person, an app or a customer follows from the account itself.',
    applicationRoles: 'Who may use which product is a matter of licences, not of configuration.',
    avatarUrls: 'A picture is the account’s own.',
    groups: 'Membership belongs to the directory that people are managed in.',
    timeZone: 'A profile setting is the account’s own.',
    locale: 'A profile setting is the account’s own.',
    name: 'Data Center’s user name may change; people are told apart by their e-mail address.',
  },
})

/** Data Center: user name → user key. Role actors are told by name, everything else by key. */
export async function userKeys(jira: Jira): Promise<ReadonlyMap<string, string>> {
  return new Map((await everybody(jira)).map((row) => [row.name ?? '', idOf(jira, row)]))
}

function idOf(jira: Jira, row: Row): string {
  const id = jira.deployment === 'cloud' ? row.accountId : row.key
  if (id === undefined) throw new Fault('jira.broken', `${jira.site} shows ${row.displayName} without an id.`)
  return id
}

const MOST = 1_000

/** Jira lists people without a total and may leave pages short: only an empty page proves that the last one was read. */
async function everybody(jira: Jira): Promise<Row[]> {
  const cloud = jira.deployment === 'cloud'
  const path = cloud ? '/rest/api/3/users/search' : '/rest/api/2/user/search'
  // On Data Center every address and name matches a dot (jira-assumptions, people).
  const filter = cloud ? {} : { username: '.', includeInactive: true }
  const known = new Map<string, Row>()
  for (let startAt = 0, before = ''; ; ) {
    const rows = await jira.get(z.array(WIRE), path, { ...filter, startAt, maxResults: MOST })
    const [first] = rows
    if (first === undefined) return [...known.values()]
    if (idOf(jira, first) === before)
      throw new Fault('jira.broken', `${jira.site} gives the same page of people again and again.`)
    before = idOf(jira, first)
    for (const row of rows) known.set(idOf(jira, row), row)
    startAt += rows.length
  }
}
