/** Judges what an engine left behind, by what Jira and the database hold; it shares no rule with the engine. */
import { canonical, isArray, isObject, type Json } from '../../src/base/index.ts'
import { may } from '../../src/simulator/model/permission.ts'
import type { Issue } from '../../src/simulator/records.ts'
import type { Past } from './sync-backup.ts'
import { FIELDS, type People } from './sync-people.ts'
import { dueField, type SyncWorld } from './sync-world.ts'

const DAY = 86_400_000
const STAGE_OF: Readonly<Record<string, string>> = { TODO: 'planned', IN_PROGRESS: 'underway', DONE: 'done' }
/** Where no way leads in a workflow, and who cannot be given issues. */
const FORBIDDEN = /No known transitions|cannot be assigned/

/** Fields that hold words; labels are judged by what people meant. */
const fieldsOf = (of: SyncWorld): Readonly<Record<string, string>> => ({
  name: 'summary',
  description: 'description',
  due: dueField(of),
})

export interface Left {
  /** Fields that differ without a conflict that a person was asked about. */
  readonly differing: readonly string[]
  /** People's words that a write replaced before the other side had them, and that nobody kept. */
  readonly lost: readonly string[]
  /** Issues with two items, items with two issues. */
  readonly twins: readonly string[]
  /** Words of one side that the engine wrote back to it. */
  readonly echoes: readonly string[]
  /** Issues that are there and were taken for gone, or items that are gone without anybody's wish. */
  readonly falselyGone: readonly string[]
}

interface Told {
  readonly field: string
  readonly code: string
  readonly says: string
}

const isWithin = (at: Date | null, from: number, to: number): boolean =>
  at !== null && at.getTime() >= from && at.getTime() <= to

interface Row {
  readonly link: string
  readonly item: string
  readonly issue: string
  readonly problems: unknown
  readonly held: Readonly<Record<string, Json>>
}

/** `before`: what was on record before the database was set back. */
export async function judge(of: SyncWorld, people: People, before: readonly Past[] = []): Promise<Left> {
  const { db } = of.database
  const fieldOf = fieldsOf(of)
  const rows = (
    await db
      .selectFrom('link')
      .innerJoin('item', 'item.id', 'link.item_id')
      .select([
        'link.id as link',
        'link.issue_id',
        'link.problems',
        'item.id',
        'name',
        'description',
        'due',
        'labels',
        'stage',
        'owner',
      ])
      .where('link.how', '=', 'integration')
      .where('item.removed_at', 'is', null)
      .execute()
  ).map(({ link, id, issue_id, problems, ...held }): Row => ({ link, item: id, issue: issue_id, problems, held }))
  const open = await db.selectFrom('conflict').selectAll().execute()
  const failed = await db
    .selectFrom('step')
    .select(['link_id', 'field', 'ended_at'])
    .where('state', '=', 'failed')
    .execute()
  /** Refused while nobody could write the project, it is told at the field, and tried again once anything changes. */
  const isRefused = (row: Row, field: string) =>
    failed.some(
      ({ link_id, field: of, ended_at }) =>
        link_id === row.link && of === field && people.away.some(({ from, to }) => isWithin(ended_at, from, to)),
    )
  const changes = await db.selectFrom('item_change').selectAll().orderBy('id').execute()
  const accounts = new Map(
    (await db.selectFrom('member_account').selectAll().execute()).map((one) => [one.account, one.member_id]),
  )
  const there = rows.flatMap((row) => {
    const issue = of.site.issues.get(row.issue)
    return issue && isInScope(of, issue) ? [{ row, issue }] : []
  })
  const kept = ({ link, issue }: Row, word: string) =>
    [
      ...open.filter((one) => one.link_id === link),
      ...before.flatMap(({ conflicts }) => conflicts.filter((one) => one.issue === issue)),
    ].some((one) => [one.jira, one.portfolio].some((value) => JSON.stringify(value)?.includes(word)))

  const differing = there.flatMap(({ row, issue }) =>
    FIELDS.flatMap((field) => {
      const theirs = inJira(of, issue, field, accounts)
      if (canonical(theirs) === canonical(ours(of, field, row.held[field] ?? null))) return []
      // Jira's own rules forbid it, and that is said at the field.
      const told = (row.problems as readonly Told[]).filter((one) => one.field === field)
      if (told.some(({ says }) => FORBIDDEN.test(says))) return []
      const isFailed = told.some(({ code }) => code === 'write-failed')
      if (isFailed && isRefused(row, field)) return []
      // Where the refusal came in pieces, Jira's words are not at the field.
      if (isFailed && field === 'owner' && !isAssignable(of, issue, row.held.owner, accounts)) return []
      const asked = open.some((one) => one.link_id === row.link && one.field === field && one.state === 'open')
      return asked
        ? []
        : [`${issue.key} ${field}: Jira ${JSON.stringify(theirs)}, here ${JSON.stringify(row.held[field])}`]
    }),
  )
  const lost: string[] = []
  const echoes: string[] = []
  for (const { row, issue } of there) {
    const all = [
      changes.filter((one) => one.item_id === row.item),
      ...before.map((past) => past.changes.filter((one) => one.issue === row.issue)),
    ]
    // Jira: what the engine's account replaced had come from a person; it must have been here, or be kept.
    for (const { items, author } of issue.history)
      for (const item of author === of.service.accountId ? items : []) {
        const field = Object.keys(fieldOf).find((one) => fieldOf[one] === item.fieldId)
        // A person may use the very account that Fairlead does.
        if (!field || wordsIn(item.toText ?? item.to, 'j').length > 0) continue
        for (const word of wordsIn(item.fromText ?? item.from, 'j'))
          if (!all.flat().some((one) => JSON.stringify(one.value)?.includes(word)) && !kept(row, word))
            lost.push(`${issue.key} ${field}: ${word} was replaced in Jira`)
      }
    // Here: what the engine replaced had come from a person; Jira must have had it, or it must be kept.
    for (const here of all)
      for (const [at, change] of here.entries()) {
        if (change.who !== 'jira' || !(change.field in fieldOf)) continue
        const before = here.slice(0, at).findLast((one) => one.field === change.field)
        for (const word of wordsIn(JSON.stringify(change.value), 'p'))
          if (!isNews(word, here.slice(0, at))) echoes.push(`${issue.key} ${change.field}: ${word} came back from Jira`)
        for (const word of wordsIn(JSON.stringify(before?.value ?? null), 'p'))
          if (!wasInJira(issue, word) && !kept(row, word))
            lost.push(`${issue.key} ${change.field}: ${word} was replaced here`)
      }
  }
  for (const { row, issue } of there) if (!isRefused(row, 'labels')) lost.push(...lostLabels(row, issue, people))
  const count = (of: (row: Row) => string) => {
    const seen = new Map<string, number>()
    for (const row of rows) seen.set(of(row), (seen.get(of(row)) ?? 0) + 1)
    return [...seen].filter(([, many]) => many > 1).map(([name]) => name)
  }
  const marks = new Map<string, string[]>()
  const known = new Set(rows.map(({ issue }) => issue))
  for (const issue of of.site.issues.all()) {
    // Made without an answer and moved out of sight before any look, it is nobody's to find.
    if (!known.has(issue.id) && !isInScope(of, issue)) continue
    const mark = issue.properties['fairlead.item'] as { item?: string } | undefined
    if (mark?.item) marks.set(mark.item, [...(marks.get(mark.item) ?? []), issue.key])
  }
  const twins = [
    ...count(({ issue }) => issue),
    ...count(({ item }) => item),
    ...[...marks].filter(([, keys]) => keys.length > 1).map(([item, keys]) => `${item}: ${keys.join(', ')}`),
  ]
  return { differing, lost, twins, echoes, falselyGone: await falselyGone(of) }
}

/** After the database was set back, what Jira took over from here is news. */
const isNews = (word: string, here: readonly { readonly value: unknown }[]): boolean =>
  !here.some(({ value }) => JSON.stringify(value)?.includes(word))

/** `12-j`, `13-p`: who said it stands in every word. Days from 2030 on: even ones were said in Jira. */
function wordsIn(text: string | null | undefined, side: 'j' | 'p'): string[] {
  const words = [...(text ?? '').matchAll(/\b\d+-[jp]\b/g)].map(([word]) => word)
  const days = [...(text ?? '').matchAll(/\b20[3-9]\d-\d\d-\d\d/g)].map(([day]) => day)
  const said = (day: string) => ((Date.parse(day) - Date.UTC(2030, 0, 1)) / DAY) % 2
  return [...words.filter((word) => word.endsWith(side)), ...days.filter((day) => said(day) === (side === 'j' ? 0 : 1))]
}

/** What somebody added and nobody took away is there; what somebody took away is not: each comes and goes by itself. */
function lostLabels(row: Row, issue: Issue, { added, removed, forgotten }: People): string[] {
  const sides = { Jira: (issue.values.labels ?? []) as readonly string[], here: row.held.labels as readonly string[] }
  const gone = new Set([...(removed.get(row.issue) ?? []), ...(removed.get(row.item) ?? [])])
  const mine = [...added].flatMap(([label, of]) => (of === row.issue || of === row.item ? [label] : []))
  return Object.entries(sides).flatMap(([side, labels]) => [
    ...mine
      .filter((label) => !gone.has(label) && !labels.includes(label))
      .map((label) => `${issue.key} labels: ${label} is not there (${side})`),
    ...[...gone]
      .filter((label) => labels.includes(label) && !forgotten.has(label))
      .map((label) => `${issue.key} labels: ${label} came back (${side})`),
  ])
}

function wasInJira(issue: Issue, word: string): boolean {
  // What an issue was made with stands in no history, but as what the first change replaced.
  return issue.history.some(({ items }) =>
    items.some(({ fromText, from, toText, to }) => `${fromText ?? from} ${toText ?? to}`.includes(word)),
  )
}

function isInScope(of: SyncWorld, issue: Issue): boolean {
  return of.projects(['PAR', 'ROU']).some(({ id }) => id === issue.projectId)
}

/** Whether the project takes such a member for an assignee. */
function isAssignable(
  { site }: SyncWorld,
  issue: Issue,
  member: Json | undefined,
  accounts: ReadonlyMap<string, string>,
): boolean {
  const project = site.tables.projects.get(issue.projectId)
  const users = [...accounts].flatMap(([account, id]) => (id === member ? [site.tables.users.get(account)] : []))
  return users.some((user) => user && project && may(site, user, 'ASSIGNABLE_USER', project))
}

function inJira(of: SyncWorld, issue: Issue, field: string, accounts: ReadonlyMap<string, string>): Json {
  switch (field) {
    case 'name':
      return issue.summary
    case 'stage':
      return STAGE_OF[of.site.tables.statuses.get(issue.statusId)?.category ?? ''] ?? null
    case 'owner': {
      const user = (issue.values.assignee as { user?: string } | undefined)?.user
      return user === undefined ? null : (accounts.get(user) ?? user)
    }
    case 'labels':
      return [...((issue.values.labels ?? []) as string[])].sort()
    case 'description': {
      const text = issue.values.description ?? null
      return typeof text === 'string' ? (text.trim() === '' ? null : { wiki: text }) : text
    }
    case 'due':
      return issue.values[dueField(of)] ?? null
    default:
      return issue.values[field] ?? null
  }
}

/** Data Center knows documents as text. */
function ours(of: SyncWorld, field: string, value: Json): Json {
  const content = isObject(value) && isArray(value.content) ? value.content : undefined
  if (field !== 'description' || of.site.kind === 'cloud' || content === undefined) return value
  return { wiki: [...JSON.stringify(content).matchAll(/"text":"([^"]*)"/g)].map(([, text]) => text).join('\n') }
}

export async function falselyGone(of: SyncWorld): Promise<string[]> {
  const { db } = of.database
  const issues = await db.selectFrom('issue').select(['issue_id', 'key', 'state']).execute()
  const gone = issues.filter(({ issue_id, state }) => {
    const issue = of.site.issues.get(issue_id)
    return issue !== undefined && isInScope(of, issue) && state !== 'seen'
  })
  const believed = issues.filter(({ issue_id, state }) => state === 'deleted' && of.site.issues.get(issue_id))
  const removed = await db.selectFrom('item').select('code').where('removed_at', 'is not', null).execute()
  return [
    ...gone.map(({ key, state }) => `${key} is there and held to be ${state}`),
    ...believed.map(({ key }) => `${key} is there and held to be deleted`),
    ...removed.map(({ code }) => `${code} was removed`),
  ]
}
