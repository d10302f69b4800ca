/** The register of checks: lists every code that a plan can raise, each proven by a scenario or by a test that names it, and none that is dead. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ELSEWHERE } from '../../src/configuration/checks/elsewhere.ts'
import { CHECKS, CODES } from '../../src/configuration/checks/index.ts'
import { type Difference, inspect, KINDS, type Kind, makePlan } from '../../src/configuration/index.ts'
import { apply, memoryJournal, plan } from '../simulation/deploy.ts'
import { simulate } from '../simulation/sites.ts'
import { DELETIONS } from './deletions.ts'
import { FIELDS } from './fields.ts'
import { NAMES_AND_PROJECTS } from './names-and-projects.ts'
import { status } from './parts.ts'
import { SCHEMES_AND_PERMISSIONS } from './schemes-and-permissions.ts'
import { SCREENS } from './screens.ts'
import { TEXTS } from './texts.ts'
import { WORKFLOWS } from './workflows.ts'

const SCENARIOS = [
  ...NAMES_AND_PROJECTS,
  ...WORKFLOWS,
  ...SCHEMES_AND_PERMISSIONS,
  ...FIELDS,
  ...SCREENS,
  ...DELETIONS,
  ...TEXTS,
]

/** Code → the test that raises it and shows what it guards. */
const PROVEN_IN: Readonly<Record<string, string>> = {
  'no-administrator': 'test/checks/register.test.ts',
  'project-lead': 'test/checks/names-and-projects.test.ts',
  cycle: 'test/checks/register.test.ts',
  'set-aside': 'src/configuration/set-aside.test.ts',
  'cannot-here': 'src/configuration/engine.test.ts',
  'target-not-asked': 'test/journeys/analysis.test.ts',
  'changed-since': 'test/simulation/deployment-undo.test.ts',
  'used-since': 'test/simulation/deployment-undo.test.ts',
  'issues-since': 'test/simulation/deployment-undo.test.ts',
  'options-since': 'test/simulation/deployment-undo.test.ts',
  ...Object.fromEntries(
    [
      ...['comparison-only', 'missed-change', 'gone-since', 'not-taken-back'],
      ...['kind-unreadable', 'unseen', 'by-hand', 'not-compared', 'not-told'],
    ].map((code) => [code, 'test/checks/sides.test.ts']),
  ),
}

/** No codes of plans: what is wrong with a file of answers is told with its line, and never kept. */
const OF_FILES = new Set(['not-readable', 'not-text', 'twice', 'unknown-question', 'contradiction'])

/** Every code in the source of what makes plans, as problems and findings are written there. */
function codesIn(folder: string): string[] {
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  )
  return files.flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    const told = text.matchAll(/\bcode: (?:\w+ \? )?'([a-z-]+)'(?: : '([a-z-]+)')?/g)
    const found = text.matchAll(/\b(?:blocks|warns|notes|say)\(\s*'([a-z-]+)'/g)
    return [...told, ...found].flatMap(([, one, other]) => [one, other].flatMap((code) => code ?? []))
  })
}

const SITE = { name: 'production', identity: 'production', deployment: 'cloud' } as const
const NEVER = { read: [], create: [], update: [], delete: [], undo: true }

/** A kind whose objects need one of another kind. */
const waiting = (name: string, other: string): Kind => ({
  name,
  label: name,
  plural: name,
  version: 1,
  references: [{ at: 'needs', kind: other }],
  nameOf: () => 'it',
  read: async () => [],
  can: { cloud: NEVER, dataCenter: NEVER },
  notCovered: {},
})

const made = (kind: string, other: string): Difference => ({
  kind,
  key: `${kind}:it`,
  name: 'it',
  choice: 'create',
  sourceId: '1',
  targetKey: `${kind}:it`,
  targetId: null,
  before: null,
  after: { needs: `${other}:it` },
  because: null,
  problems: [],
})

describe('the register of checks', () => {
  test('lists every code that what makes plans can write, and each once', () => {
    const listed = CODES.map(({ code }) => code)
    const written = new Set(['src/configuration', 'src/plan'].flatMap(codesIn))
    expect([...written].filter((code) => !listed.includes(code) && !OF_FILES.has(code))).toEqual([])
    expect(listed.filter((code, at) => listed.indexOf(code) < at)).toEqual([])
  })

  test('says where each is found that kinds and the engine find themselves', () => {
    const lost = ELSEWHERE.filter(
      ({ code, where }) =>
        !existsSync(join('src', where)) || !readFileSync(join('src', where), 'utf8').includes(`'${code}'`),
    )
    expect(lost).toEqual([])
  })

  test('has a scenario for each, or a test that names it', () => {
    const shown = new Set(SCENARIOS.map(({ code }) => code))
    const unproven = CODES.map(({ code }) => code).filter((code) => {
      const file = PROVEN_IN[code]
      return !shown.has(code) && !(file && existsSync(file) && readFileSync(file, 'utf8').includes(code))
    })
    expect(unproven).toEqual([])
  })

  test('says nothing about acme on its way to a new site, and asks nothing', async () => {
    const sites = simulate([
      { name: 'staging', kind: 'cloud', story: 'acme' },
      { name: 'production', kind: 'cloud', story: 'empty' },
    ])
    const projects = ['PAR', 'ROU', 'WHM', 'INT', 'OPS', 'FIN']
    const { plan: made } = await plan(sites.client('staging'), sites.client('production'), projects)
    const ours = new Set([...CHECKS.map(({ code }) => code), 'not-checked'])
    expect(made.problems.filter(({ code, severity }) => ours.has(code) || severity === 'blocks')).toEqual([])
  })

  test('cycle: objects that wait for each other are named, and no step is made of them', () => {
    const [one, other] = [waiting('one', 'other'), waiting('other', 'one')]
    const snapshot = { site: SITE, takenAt: 0, account: null, kinds: {}, objects: [] }
    const input = { source: snapshot, target: snapshot, kinds: new Map([one, other].map((kind) => [kind.name, kind])) }
    const differences = [made('one', 'other'), made('other', 'one')]
    const comparison = { differences, fallback: null, problems: [] }
    const planned = makePlan({ ...input, comparison, projects: null, answers: {} })
    expect(planned.problems.map(({ code }) => code)).toEqual(['cycle'])
    expect(planned.steps).toEqual([])
  })

  test('no-administrator: the account of the moment counts, not the one that took the snapshot', async () => {
    const sites = simulate([
      { name: 'staging', kind: 'cloud', story: 'empty' },
      { name: 'production', kind: 'cloud', story: 'empty' },
    ])
    status(sites.simulator.site('staging'), 'Waiting')
    const [source, target] = [sites.client('staging'), sites.client('production')]
    const planned = await plan(source, target, null)
    const kinds = new Map(KINDS.map((kind) => [kind.name, kind]))
    const member = sites.client('production', 'member')
    const found = await inspect(member, { ...planned, kinds, answers: {} })
    expect(found.map(({ code, about }) => [code, about])).toEqual([['no-administrator', 'plan']])
    expect(await inspect(target, { ...planned, kinds, answers: {} })).toEqual([])
    expect(await apply(planned.plan, member, memoryJournal([]))).not.toMatchObject({ finished: true, failed: 0 })
  })
})
