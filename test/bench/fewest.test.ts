/** The counting of the benchmark, on sites small enough to count by hand. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fewestReads } from './fewest.ts'
import { fewestApply } from './fewest-apply.ts'
import { fewestRefresh } from './fewest-refresh.ts'
import { fewestWrites } from './fewest-writes.ts'
import { floorSeconds, readingSteps, updatingSteps } from './sizes/floor.ts'
import type { Context, Field, Project, SiteState } from './state.ts'
import { Tally } from './tally.ts'

const JIRA = 'com.atlassian.jira.plugin.system.customfieldtypes:'
const NEW_SITE: SiteState = {
  ...{ users: [], groups: [], statuses: [], issueTypes: [], issueTypeSchemes: [], priorities: [], resolutions: [] },
  ...{ fields: [], screens: [], screenSchemes: [], issueTypeScreenSchemes: [], workflows: [], workflowSchemes: [] },
  ...{ permissionSchemes: [], projectRoles: [], projects: [], filters: [] },
}
/** The account, and one page of each list whatever is in it. */
const LISTS: Readonly<Record<string, number>> = {
  'GET /myself': 1,
  'GET /mypermissions': 2,
  ...Object.fromEntries(
    [
      ...['field/search', 'filter/search', 'group/bulk', 'issuetype', 'issuetypescheme', 'issuetypescreenscheme'],
      ...['issuetypescreenscheme/mapping', 'permissionscheme', 'priority/search', 'project/search'],
      ...['resolution/search', 'role', 'screens', 'screenscheme', 'statuses/search', 'users/search'],
      ...['workflows/search', 'workflowscheme'],
    ].map((path) => [`GET /${path}`, 1]),
  ),
}

const context = (name: string, more: Partial<Context> = {}): Context => ({
  ...{ id: name, name, description: '', projectIds: [], issueTypeIds: [], options: [], defaultValue: null },
  ...more,
})
const field = (name: string, type: string, contexts: Context[]): Field => ({
  ...{ id: name, name, custom: true, type: JIRA + type, trashedAt: null, contexts },
})
const options = (count: number, parentId: string | null = null) =>
  Array.from({ length: count }, (_, at) => ({ id: `${parentId}${at}`, parentId }))
const project = (key: string, roleActors: Project['roleActors'] = {}): Project => ({
  ...{ id: key, name: key, key, style: 'classic', archivedAt: null, trashedAt: null, roleActors },
  ...{ issueTypeSchemeId: 'its', issueTypeScreenSchemeId: 'itss' },
})
const tab = (name: string, ...fieldIds: string[]) => ({ name, fieldIds })
const group = (subject: string) => ({ type: 'atlassian-group-role-actor', subject })
const person = (subject: string) => ({ type: 'atlassian-user-role-actor', subject })

describe('the fewest reads', () => {
  test('a site without anything: its lists and its account', () => {
    expect(fewestReads(NEW_SITE).toJSON()).toEqual(LISTS)
  })

  test('a field costs its contexts, its options by the hundred, its defaults, and mappings only where it is bound', () => {
    const site = {
      ...NEW_SITE,
      fields: [
        field('Notes', 'textarea', [context('a')]),
        field('Colour', 'select', [context('a', { options: options(101) }), context('b', { projectIds: ['P'] })]),
        { ...field('Rank', '', [context('a')]), type: 'com.pyxis.greenhopper.jira:gh-lexo-rank' },
        field('Nowhere', 'select', []),
      ],
    }
    expect(fewestReads(site).toJSON()).toEqual({
      ...LISTS,
      'GET /field/{}/context': 3,
      'GET /field/{}/context/defaultValue': 2,
      'GET /field/{}/context/projectmapping': 1,
      'GET /field/{}/context/{}/option': 3,
    })
  })

  test('screens: tabs in bulk where most screens have one, and each tab for its fields', () => {
    const plain = ['A', 'B', 'C'].map((name) => ({ id: name, name, tabs: [tab('t', 'x', 'y')] }))
    const tabbed = { id: 'D', name: 'D', tabs: [tab('t', 'x', 'y'), tab('u', 'z', 'v')] }
    expect(fewestReads({ ...NEW_SITE, screens: [...plain, tabbed], fields: manyFields(9) }).toJSON()).toEqual({
      ...LISTS,
      'GET /screens/tabs': 1,
      'GET /screens/{}/tabs': 1,
      'GET /screens/{}/tabs/{}/fields': 5,
    })
    expect(fewestReads({ ...NEW_SITE, screens: [tabbed], fields: manyFields(9) }).toJSON()).toEqual({
      ...LISTS,
      'GET /screens/{}/tabs': 1,
      'GET /screens/{}/tabs/{}/fields': 2,
    })
  })

  test('screens: the fields’ own screens where no tab has an order and fields are few', () => {
    const screens = ['A', 'B', 'C'].map((name) => ({ id: name, name, tabs: [tab('t', 'x')] }))
    expect(fewestReads({ ...NEW_SITE, screens, fields: manyFields(1) }).toJSON()).toEqual({
      ...LISTS,
      'GET /screens/tabs': 1,
      'GET /field/{}/screens': 1,
    })
  })

  test('a project costs itself, its permission scheme and each role; those it does not tell cost nothing', () => {
    const site = {
      ...NEW_SITE,
      projects: [
        project('A'),
        project('B'),
        { ...project('OLD'), archivedAt: 1 },
        { ...project('TEAM'), style: 'next-gen' },
      ],
      projectRoles: ['Developers', 'Users', 'atlassian-addons-project-access'].map((name) => ({
        ...{ id: name, name, defaultActors: [] },
      })),
      users: Array.from({ length: 1_000 }, (_, at) => ({ accountId: `${at}`, email: '', displayName: '' })),
    }
    expect(fewestReads(site).toJSON()).toEqual({
      ...LISTS,
      'GET /users/search': 2,
      'GET /project/{}': 2,
      'GET /project/{}/permissionscheme': 2,
      'GET /project/{}/role/{}': 4,
      'GET /workflowscheme/project': 1,
    })
  })
})

/** System fields: they cost nothing but their place in the list. */
const manyFields = (count: number): Field[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ id: `system${at}`, name: `${at}`, custom: false, type: null, trashedAt: null, contexts: [] },
  }))

describe('the fewest writes', () => {
  test('a site onto itself: none', () => {
    const site = { ...NEW_SITE, projects: [project('A')], fields: [field('Colour', 'select', [context('a')])] }
    expect(fewestWrites(site, site).total).toBe(0)
  })

  test('workflows by the twenty with their statuses, and one request for statuses that none of them has', () => {
    const status = (id: string) => ({ id, name: id, projectId: null })
    const workflows = Array.from({ length: 21 }, (_, at) => ({
      ...{ id: `${at}`, name: `Flow ${at}`, projectId: null, statuses: [{ statusId: 'Open' }], transitions: [] },
    }))
    const source = { ...NEW_SITE, workflows, statuses: [status('Open')] }
    expect(fewestWrites(source, NEW_SITE).toJSON()).toEqual({ 'POST /workflows/create': 2 })
    expect(fewestWrites({ ...source, statuses: [status('Open'), status('Idle')] }, NEW_SITE).toJSON()).toEqual({
      'POST /workflows/create': 2,
      'POST /statuses': 1,
    })
  })

  test('a field: its first context is there, others are made; options by the thousand, level by level; defaults at once', () => {
    const everywhere = context('Everywhere', { options: [...options(1_001), ...options(2, 'null0')] })
    const here = context('Here', { projectIds: ['P'], defaultValue: { type: 'option.cascading' } })
    const there = context('There', { projectIds: ['Q'], defaultValue: { type: 'option.cascading' } })
    const source = { ...NEW_SITE, fields: [field('Where', 'cascadingselect', [everywhere, here, there])] }
    expect(fewestWrites(source, NEW_SITE).toJSON()).toEqual({
      'POST /field': 1,
      'PUT /field/{}/context/{}': 1,
      'POST /field/{}/context': 2,
      'POST /field/{}/context/{}/option': 3,
      'PUT /field/{}/context/defaultValue': 1,
    })
  })

  test('a screen: its first tab is there, and fields come one by one', () => {
    const fields = [field('Colour', 'select', []), ...manyFields(1)]
    const tabs = [tab('General', 'Colour', 'system0'), tab('More', 'Colour')]
    const source = { ...NEW_SITE, fields, screens: [{ id: 's', name: 'Screen', tabs }] }
    expect(fewestWrites(source, { ...NEW_SITE, fields }).toJSON()).toEqual({
      'POST /screens': 1,
      'PUT /screens/{}/tabs/{}': 1,
      'POST /screens/{}/tabs': 1,
      'POST /screens/{}/tabs/{}/fields': 3,
    })
  })

  test('a project’s role is filled only where it differs from the role’s default, and people must be known there', () => {
    const ada = { accountId: 'ada', email: 'ada@acme.example', displayName: 'Ada' }
    const source = {
      ...NEW_SITE,
      groups: [{ id: 'g1', name: 'devs' }],
      users: [ada, { accountId: 'bob', email: 'bob@acme.example', displayName: 'Bob' }],
      projectRoles: [{ id: 'r', name: 'Developers', defaultActors: [group('g1'), person('bob')] }],
      projects: [project('A', { r: [group('g1')] }), project('B', { r: [group('g1'), person('ada')] })],
    }
    const target = { ...NEW_SITE, users: [{ ...ada, accountId: 'ada there' }] }
    expect(fewestWrites(source, target).toJSON()).toEqual({
      'POST /group': 1,
      'POST /role': 1,
      'POST /role/{}/actors': 1,
      'POST /project': 2,
      'PUT /project/{}/role/{}': 1,
    })
  })
})

describe('the fewest of a refresh', () => {
  const tabs = [tab('t', 'x'), tab('u', 'y')]
  const screens = ['A', 'B', 'C'].map((name) => ({ id: name, name, tabs }))
  const site = { ...NEW_SITE, screens, fields: manyFields(99) }

  test('with nothing changed: the log and the last edited workflows in place of all that tells its changes', () => {
    const { 'GET /screens': _, 'GET /workflowscheme': __, ...lists } = LISTS
    expect(fewestRefresh(site, [], 0).toJSON()).toEqual({
      ...lists,
      'GET /auditing/record': 1,
      'GET /field/search': 2,
    })
  })

  test('a changed screen is read by itself, and many records take many pages', () => {
    const counted = fewestRefresh(site, screens.slice(0, 1), 1_001)
    expect(counted.of('GET /auditing/record')).toBe(2)
    expect([counted.of('GET /screens/{}/tabs'), counted.of('GET /screens/{}/tabs/{}/fields')]).toEqual([1, 2])
  })
})

describe('the fewest for updates', () => {
  const site: SiteState = {
    ...NEW_SITE,
    fields: [field('Colour', 'select', [context('a', { options: options(3) })]), field('Notes', 'textarea', [])],
    screens: [
      { id: '1', name: 'One', tabs: [tab('Field Tab', 'Colour', 'Notes')] },
      { id: '2', name: 'Two', tabs: [tab('Left', 'Colour', 'Notes'), tab('Right')] },
    ],
    projects: [project('A')],
    projectRoles: [{ id: 'r', name: 'Lead', defaultActors: [] }],
  }
  const writes = new Tally()
  writes.add('PUT /screens/{}')

  test('each object is looked at and read back, by itself only where no list tells it', () => {
    const part = { ...site, fields: [], projects: [], screens: site.screens.slice(1) }
    const fewest = fewestApply(site, part, writes)
    expect([fewest.of('PUT /screens/{}'), fewest.of('GET /screens/{}/tabs')]).toEqual([1, 2])
    expect([fewest.of('GET /screens/{}/tabs/{}/fields'), fewest.of('GET /screens')]).toEqual([4, 2])
    expect(fewest.of('GET /project/{}')).toBe(0)
    const all = fewestApply(site, site, writes)
    expect([
      all.of('GET /project/{}'),
      all.of('GET /project/{}/role/{}'),
      all.of('GET /field/{}/context/{}/option'),
    ]).toEqual([2, 2, 2])
  })

  test('one after another: a look as deep as the object, the write, as deep again; then what names it', () => {
    const none = { ...site, fields: [], screens: [], projects: [] }
    expect(updatingSteps(none)).toBe(0)
    expect(updatingSteps({ ...none, projects: [project('A')] })).toBe(3)
    expect(updatingSteps({ ...none, fields: site.fields })).toBe(5)
    expect(updatingSteps({ ...none, screens: site.screens })).toBe(5)
    expect(updatingSteps({ ...none, screens: site.screens, fields: site.fields })).toBe(10)
    const schemes = [{ id: 's', name: 's', screens: { default: '2' } }]
    const byType = [{ id: 'itss', name: 't', mappings: { default: 's' } }]
    const all = { ...site, screenSchemes: schemes, issueTypeScreenSchemes: byType }
    expect(updatingSteps(all)).toBe(5 + 5 + 3 + 3 + 3)
    expect(updatingSteps({ ...all, screenSchemes: [{ ...schemes[0], id: 'other' }] as typeof schemes })).toBe(13)
    expect(readingSteps(site)).toBe(5)
  })

  test('seconds: what is beyond the burst at its rate where that is limited, and the latencies', () => {
    const tally = new Tally()
    tally.add('GET /screens/{}/tabs', 350)
    tally.add('PUT /screens/{}', 150)
    expect(floorSeconds(tally, 3, { latency: 100, limits: true })).toBeCloseTo(2.8)
    expect(floorSeconds(tally, 3, { latency: 100, limits: false })).toBeCloseTo(0.3)
  })
})

test('what the product is measured against has nothing of the product', () => {
  const files = [
    'fewest.ts',
    'fewest-refresh.ts',
    'fewest-writes.ts',
    'fewest-apply.ts',
    'limits.ts',
    'state.ts',
    'tally.ts',
  ]
  for (const file of [...files, 'sizes/floor.ts'])
    expect(readFileSync(`${import.meta.dirname}/${file}`, 'utf8'), file).not.toMatch(/from '[./]*src\//)
})
