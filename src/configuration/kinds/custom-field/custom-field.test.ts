/** Custom fields against a simulated site: contexts, options and defaults become any other, and no option is ever lost. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { visit } from '../../../../test/sites.ts'
import type { Jira } from '../../../jira/index.ts'
import { customField } from './index.ts'
import { born, merge, mergeOptions, pairContexts } from './merge.ts'
import { type Context, type CustomField, type Default, normalise, type Option } from './value.ts'

const { jira, site, simulator } = visit('acme')
const JIRA = 'com.atlassian.jira.plugin.system.customfieldtypes:'
const PROJECTS = [...site.tables.projects.keys()].slice(0, 5)
const ISSUE_TYPES = [...site.tables.issueTypes.keys()].slice(0, 3)
const VALUES = ['Amber', 'Blue', 'Crimson', 'Dun', 'Ecru', 'Fawn']

const leaf = (value: string, disabled: boolean): Option => ({ value, disabled, children: [] })
const leaves = fc
  .shuffledSubarray(VALUES)
  .chain((values) => fc.tuple(...values.map((value) => fc.boolean().map((disabled) => leaf(value, disabled)))))
const trees = fc
  .tuple(leaves, fc.array(leaves, { minLength: VALUES.length, maxLength: VALUES.length }))
  .map(([upper, lower]) => upper.map((option, at) => ({ ...option, children: lower[at] ?? [] })))

interface Layout {
  readonly contexts: readonly Context[]
}

/** A context for all projects, as every new field has one, and up to three for some of them. */
function layouts(type: string): fc.Arbitrary<Layout> {
  const options = type === 'cascadingselect' ? trees : leaves
  const context = fc
    .tuple(fc.constantFrom('', 'x'), options, fc.nat(), fc.boolean(), fc.subarray(ISSUE_TYPES, { minLength: 1 }))
    .map(([description, tree, pick, everyIssueType, issueTypes]) => ({
      description,
      options: tree,
      default: defaultIn(type, tree, pick),
      everyIssueType,
      issueTypes: everyIssueType ? [] : issueTypes,
    }))
  return fc
    .tuple(
      fc.uniqueArray(fc.constantFrom('North', 'South', 'West'), { maxLength: 3 }),
      fc.constantFrom('Global', 'Everywhere'),
      fc.shuffledSubarray(PROJECTS, { minLength: 3 }),
      fc.array(fc.nat({ max: 2 }), { minLength: 5, maxLength: 5 }),
      fc.array(context, { minLength: 4, maxLength: 4 }),
    )
    .map(([names, global, projects, places, parts]) => ({
      contexts: [global, ...names].map((name, at) => ({
        ...(parts[at] as (typeof parts)[number]),
        name,
        everyProject: at === 0,
        ...(at === 0 ? { everyIssueType: true, issueTypes: [] } : {}),
        projects: at === 0 ? [] : projects.filter((_, place) => (places[place] ?? 0) % names.length === at - 1),
      })),
    }))
}

function defaultIn(type: string, tree: readonly Option[], pick: number): Default | null {
  const option = tree[pick % (tree.length + 1)]
  if (!option) return null
  const child = option.children[pick % (option.children.length + 1)]
  return type === 'cascadingselect'
    ? { type: 'option.cascading', options: [option.value, ...(child ? [child.value] : [])] }
    : { type: 'option.single', options: [option.value] }
}

let names = 0
const field = (type: string, { contexts }: Layout): CustomField =>
  normalise({ name: `Field ${++names}`, description: '', type: JIRA + type, searcher: null, contexts })

async function seen(id: string): Promise<CustomField> {
  return normalise((await customField.read(jira, { id }))[0]?.value as CustomField)
}

async function make(value: CustomField): Promise<string> {
  const wanted = merge(value, born(value))
  const id = (await customField.create?.(jira, wanted)) ?? ''
  await customField.update?.(jira, id, wanted, await seen(id), {})
  expect(await seen(id)).toEqual(wanted)
  return id
}

/** Ids of the options of every context that is there, by context. */
function optionIds(id: string): Map<string, string[]> {
  const { contexts } = site.tables.fields.get(id) ?? { contexts: [] }
  return new Map(contexts.map((context) => [context.id, context.options.map((option) => option.id)]))
}

const cutAfter = (writes: number): Jira => ({
  ...jira,
  async send(method, path, body, query) {
    const answer = await jira.send(method, path, body, query)
    if (--writes === 0) throw new Error('cut')
    return answer
  },
})

describe.each(['select', 'cascadingselect'])('a %s field', (type) => {
  test('becomes any other, from wherever it was interrupted, and keeps every option of the contexts that stay', async () => {
    await fc.assert(
      fc.asyncProperty(layouts(type), layouts(type), fc.integer({ min: 1, max: 15 }), async (from, to, writes) => {
        const id = await make(field(type, from))
        const wanted = merge(field(type, to), await seen(id))
        const before = optionIds(id)
        await customField.update?.(cutAfter(writes), id, wanted, await seen(id), {})?.catch((error: Error) => {
          if (error.message !== 'cut') throw error
        })
        await customField.update?.(jira, id, wanted, await seen(id), {})
        expect(await seen(id)).toEqual(wanted)
        const after = optionIds(id)
        for (const [context, ids] of before)
          if (after.has(context)) expect(after.get(context)).toEqual(expect.arrayContaining(ids))
      }),
      { numRuns: 80 },
    )
  })
})

describe('merging what is wanted into what the target has', () => {
  const pairs = fc
    .constantFrom('select', 'cascadingselect')
    .chain((type) =>
      fc.tuple(layouts(type), layouts(type)).map(([wanted, now]) => [field(type, wanted), field(type, now)] as const),
    )

  test('twice is once, and what came of it needs no further change', () => {
    fc.assert(
      fc.property(pairs, ([wanted, now]) => {
        const merged = merge(wanted, now)
        expect(merge(merged, now)).toEqual(merged)
        expect(merge(wanted, merged)).toEqual(merged)
        expect(normalise(merged)).toEqual(merged)
      }),
    )
  })

  test('loses no project of the target and no option of a context that stays', () => {
    fc.assert(
      fc.property(pairs, ([wanted, now]) => {
        const merged = merge(wanted, now)
        const projects = (one: CustomField) => one.contexts?.flatMap((context) => context.projects) ?? []
        expect(projects(merged)).toEqual(expect.arrayContaining(projects(now)))
        for (const [context, was] of pairContexts(merged.contexts ?? [], now.contexts ?? []))
          expect(context.options.map(textOf)).toEqual(expect.arrayContaining(was.options.map(textOf)))
      }),
    )
  })

  test('retires what only the target has, behind the rest', () => {
    const [a, b, c] = VALUES.map((value) => leaf(value, false)) as [Option, Option, Option]
    expect(mergeOptions([c, a], [a, b, c])).toEqual([c, a, { ...b, disabled: true }])
    expect(mergeOptions([{ ...a, value: 'AMBER' }], [a])).toEqual([{ ...a, value: 'AMBER' }])
  })

  test('takes what one side cannot tell from the other', () => {
    const told = field('select', { contexts: [] })
    const silent = { ...told, contexts: null }
    expect(merge(silent, told)).toEqual(told)
    expect(merge(told, silent)).toEqual(told)
  })
})

const textOf = (option: Option): string => option.value

describe('the requests for a custom field', () => {
  const context = (name: string, more: Partial<Context> = {}): Context => ({
    name,
    description: '',
    everyProject: false,
    projects: [],
    everyIssueType: true,
    issueTypes: [],
    options: [],
    default: null,
    ...more,
  })
  const everywhere = (options: readonly Option[], more: Partial<Context> = {}) =>
    context('Everywhere', { everyProject: true, options, ...more })
  const many = (count: number) => Array.from({ length: count }, (_, at) => leaf(`Option ${at}`, false))

  async function writesOf(work: () => Promise<unknown>): Promise<string[]> {
    simulator.asked.length = 0
    await work()
    return simulator.asked.flatMap(({ method, path }) =>
      method !== 'GET' ? [`${method} ${path.replace(/\d{6,}/g, '{}').replace('/rest/api/3/field', '')}`] : [],
    )
  }

  test('2,500 options are made in three, and put in another order in three', async () => {
    const options = many(2_500)
    const value = field('select', { contexts: [everywhere(options)] })
    const id = await make(field('select', { contexts: [everywhere([])] }))
    const options3 = '/customfield_{}/context/{}/option'
    const wanted = { ...value, name: (await seen(id)).name }
    expect(await writesOf(async () => customField.update?.(jira, id, wanted, await seen(id), {}))).toEqual([
      `POST ${options3}`,
      `POST ${options3}`,
      `POST ${options3}`,
    ])
    const turned = { ...wanted, contexts: [everywhere([...options].reverse())] }
    expect(await writesOf(async () => customField.update?.(jira, id, turned, await seen(id), {}))).toHaveLength(3)
    expect(await seen(id)).toEqual(turned)
  })

  test('one option more in the middle is made and moved, nothing else', async () => {
    const [a, b, c] = VALUES.map((value) => leaf(value, false)) as [Option, Option, Option]
    const id = await make(field('select', { contexts: [everywhere([a, c])] }))
    const now = await seen(id)
    const wanted = merge({ ...now, contexts: [everywhere([a, b, c])] }, now)
    expect(await writesOf(async () => customField.update?.(jira, id, wanted, now, {}))).toEqual([
      'POST /customfield_{}/context/{}/option',
      'PUT /customfield_{}/context/{}/option/move',
    ])
  })

  test('an option that goes is disabled only after the default has left it', async () => {
    const [a, b] = VALUES.map((value) => leaf(value, false)) as [Option, Option]
    const set = (value: string) => ({ default: { type: 'option.single', options: [value] } })
    const id = await make(field('select', { contexts: [everywhere([a, b], set('Amber'))] }))
    const now = await seen(id)
    const wanted = merge({ ...now, contexts: [everywhere([b], set('Blue'))] }, now)
    expect(await writesOf(async () => customField.update?.(jira, id, wanted, now, {}))).toEqual([
      'PUT /customfield_{}/context/{}/option/move',
      'PUT /customfield_{}/context/defaultValue',
      'PUT /customfield_{}/context/{}/option',
    ])
    expect((await seen(id)).contexts?.[0]?.options).toEqual([b, { ...a, disabled: true }])
  })

  test('contexts that exchange their projects exchange their names: options stay with the issues that hold them', async () => {
    const [p, q] = PROJECTS as [string, string]
    const [a, b] = VALUES.map((value) => leaf(value, false)) as [Option, Option]
    const held = (name: string, project: string, option: Option) =>
      context(name, { projects: [project], options: [option] })
    const id = await make(field('select', { contexts: [everywhere([]), held('P', p, a), held('Q', q, b)] }))
    const now = await seen(id)
    const turned = normalise({ ...now, contexts: [everywhere([]), held('P', q, b), held('Q', p, a)] })
    const before = optionIds(id)
    const writes = await writesOf(async () => customField.update?.(jira, id, turned, now, {}))
    expect(await seen(id)).toEqual(turned)
    expect(optionIds(id)).toEqual(before)
    expect(writes).toEqual(['a', 'b', 'c'].map(() => 'PUT /customfield_{}/context/{}'))
  })

  test('a context that is to have other projects, as when it is put back, is never without one', async () => {
    const [p, q] = PROJECTS as [string, string]
    const id = await make(field('select', { contexts: [everywhere([]), context('P', { projects: [p] })] }))
    const now = await seen(id)
    const before = { ...now, contexts: [everywhere([]), context('P', { projects: [q] })] }
    expect(await writesOf(async () => customField.update?.(jira, id, before, now, {}))).toEqual([
      'PUT /customfield_{}/context/{}/project',
      'POST /customfield_{}/context/{}/project/remove',
    ])
    expect(await seen(id)).toEqual(before)
  })

  test('a field that Jira gives a context for all projects keeps it where the source has none', async () => {
    const value = field('select', { contexts: [context('P', { projects: PROJECTS.slice(0, 1) })] })
    const id = await make(value)
    expect((await seen(id)).contexts?.map((one) => [one.name, one.everyProject])).toEqual([
      [`Default Configuration Scheme for ${value.name}`, true],
      ['P', false],
    ])
  })

  test('where Jira tells no defaults any more, all else is read, and no default is written', async () => {
    const options = VALUES.map((value) => leaf(value, false))
    const id = await make(field('select', { contexts: [everywhere(options)] }))
    site.faults.add({ kind: 'server-error', status: 410, path: 'defaultValue' })
    const now = await seen(id)
    expect(now.contexts?.[0]).toMatchObject({ options, default: { type: 'option.single', notCarried: true } })
    const set = { default: { type: 'option.single', options: ['Amber'] } }
    const wanted = merge({ ...now, contexts: [everywhere(options.slice(1), set)] }, now)
    expect(await writesOf(async () => customField.update?.(jira, id, wanted, now, {}))).not.toContain('defaultValue')
    expect(await seen(id)).toEqual(wanted)
    site.faults.clear()
  })
})
