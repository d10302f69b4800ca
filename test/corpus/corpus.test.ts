/** More than 500 references inside text on a site: each is rewritten on another one or reported, and no id comes along. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Answers } from '../../src/configuration/index.ts'
import type { Jira } from '../../src/jira/index.ts'
import type { Entry as Noted } from '../../src/plan/index.ts'
import { judge } from '../comparer/index.ts'
import type { Row } from '../comparer/state.ts'
import { apply, memoryJournal, plan } from '../simulation/deploy.ts'
import { type Sites, simulate } from '../simulation/sites.ts'
import { dice, seeds } from '../world.ts'
import { HOLDERS } from './holders.ts'
import { jqlEntries } from './jql.ts'
import { countOf, type Entry, type Part, written } from './parts.ts'
import { nameOf, PROPERTIES, plantFilters, plantHolders, plantRules, SCHEME, SHARED } from './plant.ts'
import { REPORTED_RULES, RULES } from './rules.ts'

const named = (state: Row, table: string, name: string): Row =>
  state[table].find((row: Row) => [row.key, row.name, row.email].includes(name)) ?? {}

/** Two sites of one story, whose ids differ everywhere; the source has somebody whom the target lacks, and one name differs. */
function twoSites(seed: number): Sites {
  const sites = simulate(
    [
      { name: 'staging', kind: 'cloud', story: 'acme' },
      { name: 'production', kind: 'cloud', story: 'acme' },
    ],
    seed,
  )
  const [source, target] = ['staging', 'production'].map((name) => sites.simulator.site(name))
  const [somebody] = source?.tables.users.values() ?? []
  if (!source || !target || !somebody) throw new Error('no sites')
  const accountId = '712020:00000000aaaaaaaabbbbbbbb'
  source.tables.users.set(accountId, {
    ...somebody,
    ...{ accountId, key: accountId, name: accountId, email: 'nobody.there@acme.example', displayName: 'Nobody There' },
  })
  for (const [site, name] of [
    [source, 'Renamed here'],
    [target, 'Finance as it was'],
  ] as const)
    for (const project of site.tables.projects.values()) if (project.key === 'FIN') project.name = name
  return sites
}

describe.each(seeds(1))('references in text, seed %i', (seed) => {
  const sites = twoSites(seed)
  const before = sites.state('production')
  const entries = jqlEntries(sites.state('staging'), dice(seed))
  const answers: Answers = { 'project:FIN': 'use' }
  const notes: Noted[] = []
  const sent = new Map<string, string>()
  let problems: readonly { code: string; about: string; says: string; severity: string }[]
  let source: Row = {}
  let target: Row = {}

  beforeAll(async () => {
    const site = sites.simulator.site('staging')
    const state = sites.state('staging')
    plantFilters(site, state, entries)
    plantRules(site, state, RULES, 'rule')
    plantRules(site, state, REPORTED_RULES, 'trouble')
    plantHolders(site, state, HOLDERS)
    const [from, to] = [sites.client('staging'), listening(sites.client('production'), sent)]
    problems = (await plan(from, to, null, answers)).plan.problems
    const blocked = problems.filter(({ severity }) => severity === 'blocks')
    const left = [...keysOf(entries, 'filter', 'filter'), ...keysOf(REPORTED_RULES, 'workflow', 'trouble')]
    const all: Answers = {
      ...answers,
      ...Object.fromEntries(left.map((key) => [key, 'leave-out'])),
      ...Object.fromEntries(
        blocked.flatMap(({ code, about }) => (/^plan|many|touch/.test(code) ? [[about, 'allow']] : [])),
      ),
    }
    const made = (await plan(from, to, null, all)).plan
    expect(made.problems.filter(({ severity }) => severity === 'blocks')).toEqual([])
    await apply(made, to, memoryJournal(notes))
    source = sites.state('staging')
    target = sites.state('production')
  }, 120_000)

  test('are more than 500, of every form', () => {
    const all: readonly Entry[] = [...entries, ...RULES, ...REPORTED_RULES, ...HOLDERS]
    const counts = new Map<string, [number, number]>()
    for (const entry of all) {
      const [rewritten, reported] = counts.get(entry.form) ?? [0, 0]
      const count = countOf(entry)
      counts.set(entry.form, entry.end === 'rewritten' ? [rewritten + count, reported] : [rewritten, reported + count])
    }
    const sum = (which: 0 | 1) => [...counts.values()].reduce((total, pair) => total + pair[which], 0)
    const lines = [...counts].map(([form, [a, b]]) => `${String(a).padStart(5)} ${String(b).padStart(5)}  ${form}`)
    process.stdout.write(`rewritten, reported\n${lines.join('\n')}\n${sum(0)} rewritten, ${sum(1)} reported\n`)
    expect(sum(0) + sum(1)).toBeGreaterThan(500)
  })

  test('what cannot be rewritten is reported, each for itself', () => {
    const told = (key: string) => problems.filter(({ about, says }) => about === key || says.includes(key))
    const silent = [...keysOf(entries, 'filter', 'filter'), ...keysOf(REPORTED_RULES, 'workflow', 'trouble')].filter(
      (key) => !told(key).some(({ code }) => TROUBLE.has(code)),
    )
    expect(silent).toEqual([])
  })

  test('what can be rewritten is not called doubtful', () => {
    const good = new Set(
      entries.flatMap(({ end }, at) => (end === 'rewritten' ? [`filter:${nameOf('filter', at)}`] : [])),
    )
    expect(problems.filter(({ about, code }) => good.has(about) && TROUBLE.has(code))).toEqual([])
  })

  test('queries are sent in the target’s words, and stand there so', () => {
    const wrong = entries.flatMap(({ form, parts, there = parts, end }, at) => {
      if (end === 'reported') return []
      const [wanted, got] = [written(target, there), sent.get(nameOf('filter', at))]
      return wanted === got ? [] : [{ form, wanted, got }]
    })
    expect(wrong).toEqual([])
    const stored = entries.filter((_, at) => named(target, 'filters', nameOf('filter', at)).jql !== undefined)
    expect(stored.length).toBeGreaterThan(200)
    for (const [at, { there, parts }] of entries.entries()) {
      const { jql } = named(target, 'filters', nameOf('filter', at))
      if (jql !== undefined) expect(jql).toBe(written(target, there ?? parts))
    }
  })

  test('rules stand there with the target’s ids', () => {
    for (const [at, { list, ruleKey, parameters }] of RULES.entries()) {
      const workflow = named(target, 'workflows', nameOf('rule', at))
      const rules = (workflow.transitions ?? []).flatMap((one: Row) => [
        ...(list === 'conditions' ? (one.conditions?.conditions ?? []) : []),
        ...(list === 'screen' ? [one.transitionScreen].filter(Boolean) : []),
        ...(list === 'actions' || list === 'validators' ? one[list] : []),
      ])
      const held = rules.find((rule: Row) => rule.ruleKey === ruleKey)?.parameters
      for (const [name, parts] of Object.entries(parameters))
        expect([nameOf('rule', at), name, asSet(held?.[name])]).toEqual([
          nameOf('rule', at),
          name,
          asSet(written(target, parts)),
        ])
    }
  })

  test('holders are the target’s', () => {
    const wanted = (where: string) =>
      HOLDERS.filter((one) => one.where === where).map(({ type, parts }) => `${type} ${written(target, parts)}`)
    const role = named(target, 'projectRoles', 'Integrations')
    const actors = (all: Row[] = []) => all.map(({ type, subject }) => `${type} ${subject}`).sort()
    const shares = (all: Row[] = []) => all.map(({ type, value, role = '' }) => `${type} ${value}${role}`).sort()
    const grants: Row[] = named(target, 'permissionSchemes', SCHEME).grants
    const { sharePermissions, editPermissions } = named(target, 'filters', SHARED)
    const [status] = named(target, 'workflows', PROPERTIES).statuses.filter(
      (one: Row) => Object.keys(one.properties).length > 0,
    )
    expect(grants.map(({ holder }) => `${holder.type} ${holder.value}`).sort()).toEqual(wanted('grant').sort())
    expect(actors(role.defaultActors)).toEqual(wanted('default actor').sort())
    expect(actors(named(target, 'projects', 'PAR').roleActors[role.id])).toEqual(wanted('actor').sort())
    expect(shares(sharePermissions)).toEqual(wanted('share').sort())
    expect(shares(editPermissions)).toEqual(wanted('editor').sort())
    expect(Object.values(status.properties)).toEqual(
      HOLDERS.filter((one) => one.where === 'property').map(({ parts }) => written(target, parts)),
    )
  })

  test('no id of the source stands on the target, and one that did would be found', () => {
    expect(judge(source, before, target, []).leaked).toEqual([])
    const [one] = entries.filter(({ parts }) => parts.some(isStrange))
    const spoilt: Row = { ...target, filters: [{ ...target.filters[0], jql: written(source, one?.parts ?? []) }] }
    expect(judge(source, before, spoilt, []).leaked.length).toBeGreaterThan(0)
    const differ = entries.filter(({ parts }) => parts.some(isStrange))
    expect(differ.length).toBeGreaterThan(150)
    expect(differ.filter(({ parts }) => written(source, parts) === written(target, parts))).toEqual([])
  })

  test('nothing failed but what the simulator cannot read', () => {
    const failed = notes.flatMap((note) => (note.what === 'failed' || note.what === 'stale' ? [note] : []))
    expect(failed.filter((note) => !/JQL function|does not exist|not support/.test(JSON.stringify(note)))).toEqual([])
  })
})

/** By which a person hears of a text or rule that cannot be said on the target. */
const TROUBLE = new Set([
  ...['text-unresolved', 'text-needs', 'text-unread', 'withheld', 'unresolved-reference'],
  ...['option-id', 'rule-id', 'app-rule', 'webhook-rule'],
])

/** An id that is another one on each site; people are the same account everywhere. */
const isStrange = (part: Part): boolean =>
  typeof part !== 'string' && 'table' in part && part.as !== 'name' && part.table !== 'users'

const keysOf = (entries: readonly Entry[], kind: string, what: string): string[] =>
  entries.flatMap(({ end }, at) => (end === 'reported' ? [`${kind}:${nameOf(what, at)}`] : []))

/** Lists of ids have no order. */
const asSet = (text: string | undefined): string => (text ?? 'nothing').split(',').sort().join()

/** A client that keeps which query was sent for which filter. */
function listening(jira: Jira, sent: Map<string, string>): Jira {
  return {
    ...jira,
    send(method, path, body, query) {
      const { name, jql } = (body ?? {}) as Row
      if (typeof jql === 'string') sent.set(String(name), jql)
      return jira.send(method, path, body, query)
    },
  }
}
