/** The law of change histories: undone, they lead back to the issue as it was created. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../base/index.ts'
import { SmallSite } from '../issue/small-site.ts'

const small = await SmallSite.build()
const PEOPLE = [small.admin.accountId, small.person(0).accountId]
const id = (name: string) => small.field(name).id
const epics = [await small.create({}, 'ABC', 'Epic'), await small.create({}, 'ABC', 'Epic')]

const set = (field: string, value: fc.Arbitrary<unknown>) =>
  value.map((one) => ({ fields: { [field]: one } }) as JsonObject)
const named = (...names: readonly string[]) => fc.subarray([...names]).map((chosen) => chosen.map((name) => ({ name })))

/** What somebody may ask of an issue: an edit, or a step along its workflow. */
const wish: fc.Arbitrary<JsonObject | string> = fc.oneof(
  set('summary', fc.constantFrom('One', 'Two', 'Three')),
  set('labels', fc.subarray(['red', 'green', 'blue'])),
  set('components', named('Engine', 'Web')),
  set('fixVersions', named('1.0', '2.0')),
  set('priority', fc.constantFrom({ name: 'High' }, { name: 'Low' })),
  set('assignee', fc.constantFrom(null, ...PEOPLE.map((accountId) => ({ accountId })))),
  set('duedate', fc.constantFrom(null, '2026-12-24', '2027-01-06')),
  set(id('Squad'), fc.constantFrom(null, { value: 'Atlas' }, { value: 'Beacon' })),
  set(
    id('Carriers'),
    fc.subarray(['DHL', 'DPD', 'UPS']).map((all) => all.map((value) => ({ value }))),
  ),
  set(id('Weight'), fc.constantFrom(null, 1, 2.5)),
  set(
    id('Reviewers'),
    fc.subarray(PEOPLE).map((all) => all.map((accountId) => ({ accountId }))),
  ),
  set(id('Short note'), fc.constantFrom(null, 'a', 'b')),
  fc.constantFrom(...epics).map((key) => ({ fields: { parent: { key } } })),
  fc.constant({ update: { parent: [{ set: { none: true } }] } }),
  fc.constant({ update: { labels: [{ add: 'green' }], components: [{ remove: { name: 'Web' } }] } }),
  fc.constantFrom('Start Progress', 'Stop Progress', 'Resolve Issue', 'Reopen Issue'),
)

async function grant(key: string, asked: JsonObject | string): Promise<void> {
  if (typeof asked !== 'string') return void (await small.get(`PUT /issue/${key}`, asked))
  const { transitions } = await small.get(`GET /issue/${key}/transitions`)
  const isThere = (transitions as unknown as { name: string }[]).some((one) => one.name === asked)
  if (isThere) await small.go(key, asked, asked === 'Resolve Issue' ? { resolution: { name: 'Done' } } : {})
}

/** By the history's name of a field: what the issue has, as the history would write it. Lists told one by one are sets. */
type Told = Record<string, string | null | string[]>

async function told(key: string): Promise<Told> {
  const { fields } = (await small.get(`GET /issue/${key}`)) as unknown as { fields: Record<string, never> }
  const at = (field: string, ...path: string[]): string | null =>
    path.reduce<Record<string, never> | null>((value, step) => value?.[step] ?? null, fields[field] ?? null) as
      | string
      | null
  const ids = (field: string, name = 'id') =>
    ((fields[field] ?? []) as Record<string, string>[]).map((one) => one[name] ?? '')
  const several = (field: string, name = 'id') =>
    ids(field, name).length === 0 ? null : `[${ids(field, name).join(', ')}]`
  return {
    summary: at('summary'),
    labels: (fields.labels as unknown as string[]).join(' '),
    Component: ids('components').sort(),
    'Fix Version': ids('fixVersions').sort(),
    priority: at('priority', 'id'),
    assignee: at('assignee', 'accountId'),
    duedate: at('duedate'),
    status: at('status', 'id'),
    resolution: at('resolution', 'id'),
    IssueParentAssociation: at('parent', 'id'),
    Squad: at(id('Squad'), 'id'),
    Carriers: several(id('Carriers')),
    Weight: fields[id('Weight')] === null ? null : String(fields[id('Weight')]),
    Reviewers: several(id('Reviewers'), 'accountId'),
    'Short note': at(id('Short note')),
  }
}

interface Item {
  readonly field: string
  readonly from: string | null
  readonly fromString: string | null
  readonly to: string | null
  readonly toString: string | null
}

/** Text fields are told by their text alone. */
const TEXTS = new Set(['summary', 'labels', 'Weight', 'Short note'])

function undone(now: Told, { field, from, fromString, to, toString: toText }: Item): Told {
  const [before, after] = TEXTS.has(field) ? [fromString, toText] : [from, to]
  const value = now[field]
  if (Array.isArray(value)) {
    if (after !== null) expect(value).toContain(after)
    const left = value.filter((one) => one !== after)
    return { ...now, [field]: before === null ? left : [...left, before].sort() }
  }
  expect(value, `${field} before it is undone`).toBe(after)
  return { ...now, [field]: before }
}

describe('a change history', () => {
  test('undone from the newest to the oldest entry gives the issue as it was created', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { maxLength: 12 }), async (wishes) => {
        const key = await small.create({ labels: ['red'], priority: { name: 'Medium' }, components: [{ name: 'Web' }] })
        const created = await told(key)
        for (const one of wishes) {
          small.wait(1_000)
          await grant(key, one)
        }
        const { values } = await small.get(`GET /issue/${key}/changelog`)
        const items = (values as unknown as { items: Item[] }[]).flatMap((one) => one.items)
        expect(items.toReversed().reduce(undone, await told(key))).toEqual(created)
      }),
      { numRuns: 40 },
    )
  })
  test('is newest first when an issue brings it along, oldest first on its own', async () => {
    const key = await small.create()
    for (const summary of ['One', 'Two', 'Three']) {
      small.wait(1_000)
      await small.get(`PUT /issue/${key}`, { fields: { summary } })
    }
    const texts = (histories: unknown) => (histories as { items: Item[] }[]).map((one) => one.items[0]?.toString)
    const { changelog } = (await small.get(`GET /issue/${key}?expand=changelog`)) as unknown as {
      changelog: JsonObject
    }
    expect(texts(changelog.histories)).toEqual(['Three', 'Two', 'One'])
    expect(texts((await small.get(`GET /issue/${key}/changelog`)).values)).toEqual(['One', 'Two', 'Three'])
    const page = await small.get(`GET /issue/${key}/changelog?startAt=1&maxResults=1`)
    expect({ texts: texts(page.values), isLast: page.isLast }).toEqual({ texts: ['Two'], isLast: false })
  })
})
