/** People, permissions, projects and the site itself: who may no longer be given anything, and what the site does not let happen. */
import { describe, expect, test } from 'vitest'
import { about, answersOf, found, type Grounds } from '../../../test/ground.ts'
import { toy } from '../../../test/toy-sites.ts'
import type { Json } from '../../base/index.ts'
import { othersAffected } from './others.ts'
import { inactivePerson } from './people.ts'
import { applicationMissing, freePlan, unknownPermission } from './permissions.ts'
import { projectTypeUnlicensed, projectUrl } from './projects.ts'
import { groupRight, noAdministrator, unlicensed } from './rights.ts'
import { projectOutOfSight } from './sight.ts'

const SCHEME = 'permission-scheme:P'
const scheme = (grants: Json = []): Grounds => ({ created: { [SCHEME]: { grants } } })

describe('an account that is not active', () => {
  const target = { 'user:ada': { active: true }, 'user:old': { active: false }, 'user:gone': { active: false } }
  const project = (lead: string | null, ...users: readonly string[]) => ({
    ...{ lead, actors: [{ role: 'project-role:R', users }] },
  })
  const lead = (given: Grounds) => found(inactivePerson, { target, ...given }).map(({ about, says }) => [about, says])

  test('leads no project and is put into no role; where is told once', () => {
    const made = { 'project:A': project('user:old', 'user:old', 'user:ada'), 'project-role:R': { users: ['user:old'] } }
    const says = 'user:old is not active on there, and project:A, project-role:R would be given to this account.'
    expect(lead({ created: made })).toEqual([['user:old', says]])
    expect(found(inactivePerson, { target, created: made })).toMatchObject([
      { severity: 'blocks', code: 'inactive-person' },
    ])
    expect(answersOf(inactivePerson, { target, created: made })).toEqual([['drop', 'fallback']])
    const both = { created: { 'project:A': project('user:old', 'user:gone') } }
    expect(lead(both).map(([key]) => key)).toEqual(['user:old', 'user:gone'])
  })

  test('may stay where it is, but a role that changes is set whole', () => {
    const [old, other] = [project('user:old', 'user:old'), project('user:old', 'user:old', 'user:ada')]
    expect(lead({ updated: { 'project:A': [old, { ...old, name: 'new' }] } })).toEqual([])
    expect(lead({ updated: { 'project:A': [old, other] } })).toHaveLength(1)
    expect(lead({ updated: { 'project:A': [project('user:ada'), project('user:old')] } })).toHaveLength(1)
    expect(lead({ updated: { 'project:A': [{ lead: null, actors: [] }, project(null, 'user:old')] } })).toHaveLength(1)
    expect(
      lead({ updated: { 'project-role:R': [{ users: ['user:old'] }, { users: ['user:old', 'user:ada'] }] } }),
    ).toEqual([])
    expect(lead({ updated: { 'project-role:R': [{ users: [] }, { users: ['user:old'] }] } })).toHaveLength(1)
    expect(lead({ created: { 'project:A': project(null) } })).toEqual([])
  })

  test('is nobody where all are, or where nothing names one', () => {
    expect(lead({ created: { 'project:A': project('user:ada', 'user:ada') } })).toEqual([])
    const active = { 'user:old': { active: true }, 'user:odd': 'x', 'status:old': { active: false } }
    expect(lead({ target: active, created: { 'project:A': project('user:old') } })).toEqual([])
  })

  test('is asked about as the source calls the person', () => {
    const created = { 'project:A': project('user:old') }
    expect(lead({ created, answers: { 'user:x': 'use', 'user:bo': 'user:old' } }).map(([key]) => key)).toEqual([
      'user:bo',
    ])
    const known = { source: { 'user:old': {} }, answers: { 'user:bo': 'user:old' } }
    expect(lead({ created, ...known }).map(([key]) => key)).toEqual(['user:old'])
  })
})

describe('permissions', () => {
  const license = (...plans: readonly (readonly [id: string, plan: string])[]) => ({
    facts: { license: plans.map(([id, plan]) => ({ id, plan })) },
  })
  const FREE = license(['jira-software', 'FREE'])

  test('stay as they are on the Free plan, and so does which scheme a project follows', () => {
    expect(found(freePlan, { ...scheme(), ...FREE })).toMatchObject([
      { severity: 'blocks', code: 'free-plan', about: SCHEME },
    ])
    expect(answersOf(freePlan, { ...scheme(), ...FREE })).toEqual([['leave-out']])
    const moved: Grounds = { updated: { 'project:A': [{ permissionScheme: 'a' }, { permissionScheme: 'b' }] } }
    expect(about(freePlan, { ...moved, ...FREE })).toEqual(['project:A'])
    expect(answersOf(freePlan, { ...moved, ...FREE })).toEqual([['use']])
    const stays: Grounds = {
      updated: { 'project:A': [{ permissionScheme: 'a' }, { permissionScheme: 'a', name: 'x' }] },
    }
    expect(about(freePlan, { ...stays, created: { 'project:B': { permissionScheme: 'b' } }, ...FREE })).toEqual([])
  })

  test('may be changed on any other plan of Jira', () => {
    const free = (given: Grounds) => about(freePlan, { ...scheme(), ...given })
    expect(free(license(['jira-core', 'FREE']))).toEqual([SCHEME])
    expect(free(license(['jira-core', 'FREE'], ['jira-software', 'PAID']))).toEqual([])
    expect(free(license(['jira-software', 'UNLICENSED']))).toEqual([])
    expect(free(license(['jira-core', 'UNLICENSED'], ['jira-software', 'FREE']))).toEqual([SCHEME])
    expect(free(license(['jira-servicedesk', 'FREE']))).toEqual([])
    expect(free({})).toEqual([])
  })

  test('that the site does not know are named, each once', () => {
    const grants = ['A', 'B', 'C', 'B'].map((permission) => ({ permission, holder: { type: 'anyone' } }))
    const known = (permissions: readonly string[]): Grounds => ({ ...scheme(grants), facts: { permissions } })
    expect(found(unknownPermission, known(['A']))).toMatchObject([
      { severity: 'blocks', code: 'unknown-permission', about: SCHEME },
    ])
    expect(found(unknownPermission, known(['A']))[0]?.says).toBe('It grants B, C, which there does not know.')
    expect(answersOf(unknownPermission, known([]))).toEqual([['leave-out']])
    expect(about(unknownPermission, known(['A', 'B', 'C']))).toEqual([])
    expect(about(unknownPermission, scheme(grants))).toEqual([])
  })

  test('of an application that the site does not have are named; all users of any need none', () => {
    const grant = (type: string, parameter?: string) => ({
      permission: 'A',
      holder: { type, ...(parameter ? { parameter } : {}) },
    })
    const grants = [
      grant('applicationRole', 'jsm'),
      grant('applicationRole', 'jsm'),
      grant('applicationRole'),
      grant('group', 'x'),
    ]
    const known = (applications: readonly string[]): Grounds => ({ ...scheme(grants), facts: { applications } })
    expect(found(applicationMissing, known([]))).toMatchObject([
      { severity: 'blocks', code: 'application-missing', about: SCHEME },
    ])
    expect(found(applicationMissing, known([]))[0]?.says).toContain('all users of jsm, which there does not have')
    expect(answersOf(applicationMissing, known([]))).toEqual([['leave-out']])
    expect(about(applicationMissing, known(['jsm']))).toEqual([])
    expect(about(applicationMissing, scheme(grants))).toEqual([])
  })
})

describe('a project', () => {
  const made = (value: Json, facts: Grounds['facts'] = {}): Grounds => ({ created: { 'project:A': value }, facts })

  test('is of a type that the site has a licence for', () => {
    const service = { projectTypeKey: 'service_desk' }
    const given = made(service, { projectTypes: ['software', 'business'] })
    expect(found(projectTypeUnlicensed, given)).toMatchObject([{ severity: 'blocks', code: 'project-type-unlicensed' }])
    expect(found(projectTypeUnlicensed, given)[0]?.says).toContain('a licence for software, business only')
    expect(answersOf(projectTypeUnlicensed, given)).toEqual([['leave-out']])
    expect(about(projectTypeUnlicensed, made(service, { projectTypes: ['service_desk'] }))).toEqual([])
    expect(about(projectTypeUnlicensed, made(service))).toEqual([])
    const there: Grounds = { updated: { 'project:A': [service, service] }, facts: { projectTypes: [] } }
    expect(about(projectTypeUnlicensed, there)).toEqual([])
  })

  test('has a web address or none', () => {
    for (const url of ['', 'http://a.example', 'https://a.example/x?y'])
      expect(about(projectUrl, made({ url }))).toEqual([])
    for (const url of ['a.example', 'ftp://a', 'https://', 'https://a b', ' https://a', 'xhttp://a'])
      expect([url, answersOf(projectUrl, made({ url }))]).toEqual([url, [['leave-out']]])
    expect(found(projectUrl, made({ url: 'x' }))).toMatchObject([
      { severity: 'blocks', code: 'project-url', about: 'project:A' },
    ])
    expect(about(projectUrl, { updated: { 'project:A': [{ url: 'x' }, { url: 'x' }] } })).toEqual([])
    expect(about(projectUrl, { updated: { 'project:A': [{ url: 'y' }, { url: 'x' }] } })).toEqual(['project:A'])
  })
})

describe('the site', () => {
  test('takes changes from administrators; what could not be told is no refusal', () => {
    expect(found(noAdministrator, { facts: { administrator: false } })).toMatchObject([
      { severity: 'blocks', code: 'no-administrator', about: 'plan' },
    ])
    expect([about(noAdministrator, { facts: { administrator: true } }), about(noAdministrator, {})]).toEqual([[], []])
  })

  test('takes changes with a licence for anything', () => {
    const of = (...plans: readonly string[]) => ({ facts: { license: plans.map((plan) => ({ id: 'x', plan })) } })
    expect(found(unlicensed, of('UNLICENSED', 'UNLICENSED'))).toMatchObject([
      { severity: 'blocks', code: 'unlicensed', about: 'plan' },
    ])
    expect([about(unlicensed, of('UNLICENSED', 'FREE')), about(unlicensed, of()), about(unlicensed, {})]).toEqual([
      [],
      [],
      [],
    ])
  })

  test('lets its administrators make groups', () => {
    const made = (groups?: readonly string[]): Grounds => ({
      created: { 'group:Ops': {} },
      ...(groups ? { facts: { groups } } : {}),
    })
    expect(found(groupRight, made(['users']))).toMatchObject([
      { severity: 'blocks', code: 'group-right', about: 'group:Ops' },
    ])
    expect(answersOf(groupRight, made([]))).toEqual([['leave-out', 'drop']])
    for (const group of ['site-admins', 'system-administrators', 'org-admins'])
      expect(about(groupRight, made(['users', group]))).toEqual([])
    expect([about(groupRight, made()), about(groupRight, { facts: { groups: [] } })]).toEqual([[], []])
  })
})

describe('projects beyond a deployment', () => {
  const kinds = new Map(
    [toy('status', []), toy('project', [{ at: 'statuses[]', kind: 'status' }])].map((kind) => [kind.name, kind]),
  )
  const project = { statuses: ['status:Open'] }
  const others = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`project:P${at}`, project]))
  const said = (given: Grounds) =>
    found(othersAffected, { kinds, ...given }).map(({ about, says }) => `${about} ${says}`)
  const updated = { 'status:Open': ['x', 'y'] } as const

  test('that use what changes are counted and named, up to five', () => {
    expect(said({ updated, target: others(1) })).toEqual([
      'status:Open A project beyond this deployment uses it too: P0.',
    ])
    expect(said({ updated, target: others(5) })).toEqual([
      'status:Open 5 projects beyond this deployment use it too: P0, P1, P2, P3, P4.',
    ])
    expect(said({ updated, target: others(7) })[0]).toMatch(/: P0, P1, P2, P3, P4 and 2 more\.$/)
    expect(found(othersAffected, { kinds, updated, target: others(1) })).toMatchObject([
      { severity: 'notes', code: 'others-affected' },
    ])
  })

  test('are not those of the deployment, nor those that do not use it, and a project is its own', () => {
    expect(said({ updated, target: others(2), used: { 'project:P0': project } })).toEqual([
      'status:Open A project beyond this deployment uses it too: P1.',
    ])
    expect(said({ updated, used: { 'project:P0': project } })).toEqual([])
    expect(said({ updated, target: { 'project:Q': { statuses: [] } } })).toEqual([])
    expect(said({ updated: { 'project:Q': [project, project] }, target: others(1) })).toEqual([])
    expect(said({ used: { 'status:Open': 'x' }, target: others(1) })).toEqual([])
  })
})

describe('sight of a project', () => {
  const browse = (...holders: Json[]) => ({
    grants: holders.map((holder) => ({ permission: 'BROWSE_PROJECTS', holder })),
  })
  const PROJECT = { key: 'A', lead: 'user:bo', actors: [{ role: 'project-role:R', users: [], groups: ['group:devs'] }] }
  const seen = (scheme: Json, given: Grounds = {}, project: Json = { ...PROJECT, permissionScheme: SCHEME }) =>
    found(projectOutOfSight, {
      ...{ created: { 'project:A': project, [SCHEME]: scheme }, facts: { groups: ['admins'] }, account: 'user:ada' },
      ...given,
    })

  test('is lost where no grant reaches the account, and who is let in is told', () => {
    const scheme = browse({ type: 'group', group: 'group:devs' }, { type: 'projectRole', role: 'project-role:R' })
    expect(seen(scheme)).toMatchObject([
      {
        ...{ severity: 'blocks', code: 'project-out-of-sight', about: 'project:A' },
        says: expect.stringContaining('lets group:devs, project-role:R browse it'),
      },
    ])
    expect(seen(browse())[0]?.says).toContain('lets nobody browse it')
    expect(seen(browse({ type: 'reporter' }, { type: 'userCustomField', field: 'f' }))).toHaveLength(1)
    const others = { grants: [{ permission: 'CREATE_ISSUES', holder: { type: 'anyone' } }] }
    expect(seen(others)).toHaveLength(1)
  })

  test.each<[string, Json, Grounds?]>([
    ['everybody', { type: 'anyone' }],
    ['whoever may use Jira', { type: 'applicationRole' }],
    ['a group of the account', { type: 'group', group: 'group:admins' }],
    ['the account', { type: 'user', user: 'user:ada' }],
    [
      'a role that a group of the account fills',
      { type: 'projectRole', role: 'project-role:R' },
      { facts: { groups: ['devs'] } },
    ],
    ['its lead, who is the account', { type: 'projectLead' }, { account: 'user:bo' }],
  ])('is kept by a grant to %s', (_, holder, given) => {
    expect(seen(browse(holder), given)).toEqual([])
  })

  test('is judged by the scheme as the target has it where the plan leaves it, and by nothing where nobody knows it', () => {
    const kept = (scheme: Json) =>
      seen(null, {
        created: { 'project:A': { ...PROJECT, permissionScheme: 'permission-scheme:Kept' } },
        target: { 'permission-scheme:Kept': scheme },
      })
    expect(kept(browse())).toHaveLength(1)
    expect(kept(browse({ type: 'anyone' }))).toEqual([])
    expect(seen(browse(), {}, { ...PROJECT, permissionScheme: null })).toEqual([])
    expect(seen(browse(), { facts: {} })).toEqual([])
    expect(seen(browse(), { account: undefined as never })).toEqual([])
  })

  test('is lost of other projects too, when their scheme changes; told of the scheme', () => {
    const other = { ...PROJECT, key: 'B', permissionScheme: SCHEME }
    const changed = (now: Json, target: NonNullable<Grounds['target']>) =>
      found(projectOutOfSight, {
        ...{ updated: { [SCHEME]: [browse({ type: 'anyone' }), now] }, target },
        ...{ facts: { groups: ['admins'] }, account: 'user:ada' },
      }).map(({ about, says }) => [about, says.slice(0, 2)])
    expect(changed(browse(), { 'project:B': other })).toEqual([[SCHEME, 'B:']])
    expect(changed(browse({ type: 'anyone' }), { 'project:B': other })).toEqual([])
    expect(changed(browse(), { 'project:B': { ...other, permissionScheme: 'permission-scheme:Q' } })).toEqual([])
  })
})
