/** Titles of steps, for people: “Set due date of PAY-12 to 3 March 2027”. */
import { sql } from 'kysely'
import { isArray, type Json } from '../../base/index.ts'
import { dayOf, type ItemField, partsOf } from '../../portfolio/index.ts'
import type { SyncStep } from '../../sync/index.ts'
import type { Tx } from '../database.ts'

type FieldStep = SyncStep & { readonly what: 'field' }
type Names = ReadonlyMap<string, string>

const WORDS: Readonly<Record<ItemField, string>> = {
  name: 'name',
  description: 'description',
  stage: 'stage',
  owner: 'owner',
  start: 'start date',
  due: 'due date',
  health: 'health',
  labels: 'labels',
}

/** In the order of the steps. */
export async function titlesOf(tx: Tx, steps: readonly FieldStep[]): Promise<string[]> {
  const subjects = await subjectsOf(tx, steps)
  const names = await namesOf(tx, steps)
  return steps.map(({ link, to, field, value }) => titleOf(field, subjects.get(`${link} ${to}`) ?? 'it', value, names))
}

/** Pure. A document is too long for a title. */
export function titleOf(field: ItemField, subject: string, value: Json, names: Names = new Map()): string {
  const what = `${WORDS[field]} of ${subject}`
  if (value === null || value === '' || (isArray(value) && value.length === 0)) return `Clear ${what}`
  return field === 'description' ? `Set ${what}` : `Set ${what} to ${textOf(value, names)}`
}

function textOf(value: Json, names: Names): string {
  if (isArray(value)) return value.map((one) => textOf(one, names)).join(', ')
  const text = String(value)
  const day = dayOf(text)
  return day === null ? (names.get(text) ?? text) : longDate(day)
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

function longDate(day: number): string {
  const { date, month, year } = partsOf(day)
  return `${date} ${MONTHS[month - 1]} ${year}`
}

/** The key of the issue where Jira is written, the code of the item where we are. */
async function subjectsOf(tx: Tx, steps: readonly FieldStep[]): Promise<Names> {
  const found = await tx
    .selectFrom('link')
    .innerJoin('item', 'item.id', 'link.item_id')
    .leftJoin('issue', (join) =>
      join.onRef('issue.site_id', '=', 'link.site_id').onRef('issue.issue_id', '=', 'link.issue_id'),
    )
    .select(['link.id', 'item.code', 'issue.key'])
    .where(sql<boolean>`link.id = any(${steps.map(({ link }) => link)}::uuid[])`)
    .execute()
  return new Map(
    found.flatMap(({ id, code, key }) => [
      [`${id} portfolio`, code],
      [`${id} jira`, key ?? code],
    ]),
  )
}

/** Of stages, healths and members. */
async function namesOf(tx: Tx, steps: readonly FieldStep[]): Promise<Names> {
  const owners = steps.flatMap(({ field, value }) => (field === 'owner' && typeof value === 'string' ? [value] : []))
  const stages = await tx.selectFrom('stage').select(['id', 'name']).execute()
  const members = await tx
    .selectFrom('member')
    .select(['id', 'name'])
    .where(sql<boolean>`id::text = any(${owners})`)
    .execute()
  const healths = ['on-track', 'at-risk', 'off-track'].map((health) => ({ id: health, name: health.replace('-', ' ') }))
  return new Map([...stages, ...healths, ...members].map(({ id, name }) => [id, name]))
}
