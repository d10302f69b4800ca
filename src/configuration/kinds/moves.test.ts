/** Where issues go when their status leaves a workflow: asked for what issues have, never for what none has. */
import { beforeEach, describe, expect, test } from 'vitest'
import { visit } from '../../../test/sites.ts'
import { isFault, type Json } from '../../base/index.ts'
import type { Jira } from '../../jira/index.ts'
import type { Site } from '../../simulator/index.ts'
import type { Kind, Planned, Question } from '../kind.ts'
import type { Project } from './project/value.ts'
import { project } from './project.ts'
import type { Workflow } from './workflow/value.ts'
import { workflow } from './workflow.ts'
import type { WorkflowScheme } from './workflow-scheme/value.ts'
import { workflowScheme } from './workflow-scheme.ts'

let jira: Jira
let site: Site

beforeEach(() => {
  ;({ jira, site } = visit('acme'))
})

async function read<V>(kind: Kind, name: string): Promise<{ id: string; value: V }> {
  const found = (await kind.read(jira, { name })).find((one) => kind.nameOf(one.value) === name)
  if (!found) throw new Error(`${kind.name} ${name} is not there`)
  return found as { id: string; value: V }
}

const statusNamed = (name: string): string => {
  for (const status of site.tables.statuses.values()) if (status.name === name) return status.id
  throw new Error(`no status ${name}`)
}

const countIn = (statusId: string, projectKey?: string): number =>
  [...site.issues.all()].filter(
    (issue) =>
      issue.statusId === statusId &&
      (projectKey === undefined || site.tables.projects.get(issue.projectId)?.key === projectKey),
  ).length

const NOTHING_PLANNED: Planned = { value: () => undefined, said: () => ({}) }

const asked = (kind: Kind, id: string, wanted: Json, now: Json): Promise<readonly Question[]> =>
  kind.ask?.(jira, id, wanted, now, NOTHING_PLANNED) ?? Promise.resolve([])

/** What a promise throws, if anything. */
const thrown = (work: Promise<unknown> | undefined): Promise<unknown> =>
  (work ?? Promise.resolve()).then(
    () => undefined,
    (error) => error,
  )

function without(value: Workflow, status: string): Workflow {
  return {
    ...value,
    statuses: value.statuses.filter((use) => use.status !== status),
    transitions: value.transitions
      .filter((transition) => transition.to !== status)
      .map((transition) => ({ ...transition, links: transition.links.filter((link) => link.from !== status) }))
      .filter((transition) => transition.type !== 'DIRECTED' || transition.links.length > 0),
  }
}

describe('a workflow loses a status', () => {
  test('people are asked once for issues that are in it, and the issues go where they say', async () => {
    const { id, value: now } = await read<Workflow>(workflow, 'Acme Story Workflow')
    const [selected, backlog] = [statusNamed('Selected'), statusNamed('Backlog')]
    const [before, inBacklog] = [countIn(selected), countIn(backlog)]
    expect(before).toBeGreaterThan(0)
    const wanted = without(now, selected)
    const questions = await asked(workflow, id, wanted, now)
    expect(questions.map((question) => question.detail)).toEqual([{ kind: 'status', id: selected }])
    expect(questions[0]?.choices.map((choice) => choice.id)).toContain(backlog)

    const fault = await thrown(workflow.update?.(jira, id, wanted, now, {}))
    expect(isFault(fault, 'jira.cannot')).toBe(true)
    expect(countIn(selected)).toBe(before)

    await workflow.update?.(jira, id, wanted, now, { [selected]: backlog })
    expect(countIn(selected)).toBe(0)
    expect(countIn(backlog)).toBe(inBacklog + before)
    expect((await read<Workflow>(workflow, now.name)).value.statuses.map((use) => use.status)).not.toContain(selected)
  })

  test('nobody is asked about a status without issues', async () => {
    const { id, value: now } = await read<Workflow>(workflow, 'Acme Story Workflow')
    const blocked = statusNamed('Blocked')
    expect(countIn(blocked)).toBe(0)
    const wanted = without(now, blocked)
    expect(await asked(workflow, id, wanted, now)).toEqual([])
    await workflow.update?.(jira, id, wanted, now, {})
    expect((await read<Workflow>(workflow, now.name)).value.statuses).toHaveLength(wanted.statuses.length)
  })
})

describe('a workflow scheme gives issues another workflow', () => {
  test('statuses that the other lacks are asked about; no draft stays', async () => {
    const { id, value: now } = await read<WorkflowScheme>(workflowScheme, 'Parcel Workflow Scheme')
    const simple = (await read<Workflow>(workflow, 'Acme Simple Workflow')).id
    const wanted = {
      ...now,
      defaultWorkflow: simple,
      mappings: now.mappings.map((one) => ({ ...one, workflow: simple })),
    }
    const questions = await asked(workflowScheme, id, wanted, now)
    expect(questions.length).toBeGreaterThan(0)
    expect(isFault(await thrown(workflowScheme.update?.(jira, id, wanted, now, {})), 'jira.cannot')).toBe(true)

    const toDo = statusNamed('To Do')
    const answers = Object.fromEntries(questions.map((question) => [question.detail.id, toDo]))
    await workflowScheme.update?.(jira, id, wanted, now, answers)
    for (const status of Object.keys(answers)) expect(countIn(status, 'PAR')).toBe(0)
    expect((await read<WorkflowScheme>(workflowScheme, now.name)).value.defaultWorkflow).toBe(simple)
    expect(site.tables.workflowSchemes.get(id)?.draft).toBeNull()
  })
})

/** A workflow that has one status only. */
async function workflowWith(name: string, status: string): Promise<string> {
  const use = { status, layout: null, properties: {}, approval: null }
  const begin = { ...{ id: 1, name: 'Create', description: '', type: 'INITIAL', to: status, links: [], event: null } }
  const rules = { properties: {}, screen: null, conditions: null, validators: [], actions: [], triggers: [] }
  const body = { description: '', startPointLayout: null, loopedTransitionContainerLayout: null, statuses: [use] }
  return (await workflow.create?.(jira, { name, ...body, transitions: [{ ...begin, ...rules }] })) ?? ''
}

describe('issues of several types come to workflows that share no status', () => {
  test('each workflow is asked about for itself, and its issues go where people say', async () => {
    const { id, value: now } = await read<WorkflowScheme>(workflowScheme, 'Parcel Workflow Scheme')
    const [toDo, done] = [statusNamed('To Do'), statusNamed('Done')]
    const [one, other] = [await workflowWith('Only to do', toDo), await workflowWith('Only done', done)]
    const wanted = {
      ...now,
      defaultWorkflow: one,
      mappings: now.mappings.map((mapping, at) => ({ ...mapping, workflow: at === 0 ? other : one })),
    }
    const questions = await asked(workflowScheme, id, wanted, now)
    const within = questions.filter((question) => question.within !== undefined)
    expect(within.length).toBeGreaterThan(1)
    for (const question of within)
      expect(question.choices).toEqual([{ kind: 'status', id: question.within?.id === one ? toDo : done }])
    expect(questions.every(({ choices }) => choices.length > 0)).toBe(true)

    const inWorkflow = Object.fromEntries(
      questions.map(({ detail, within: of, choices }) => [
        of === undefined ? detail.id : `${of.id}/${detail.id}`,
        choices[0]?.id ?? '',
      ]),
    )
    await workflowScheme.update?.(jira, id, wanted, now, inWorkflow)
    expect(workflowScheme.normalise?.((await read<WorkflowScheme>(workflowScheme, now.name)).value)).toEqual(
      workflowScheme.normalise?.(wanted),
    )
    const left = questions.map(({ detail }) => detail.id).filter((status) => status !== toDo && status !== done)
    for (const status of left) expect(countIn(status, 'PAR')).toBe(0)
  })
})

describe('issues are moved by several steps of one plan', () => {
  const scheme = 'Parcel Workflow Scheme'

  test('a scheme is asked about the statuses that its workflow’s change brings them to, once that is answered', async () => {
    const { id, value: now } = await read<WorkflowScheme>(workflowScheme, scheme)
    const left = now.mappings[0]?.workflow ?? now.defaultWorkflow ?? ''
    const [found] = await workflow.read(jira, { id: left })
    const value = found?.value as Workflow
    const used = value.statuses.map((use) => use.status).filter((status) => countIn(status, 'PAR') > 0)
    const elsewhere = [...site.tables.statuses.keys()].find((status) => countIn(status, 'PAR') === 0) ?? ''
    const only = { ...value, statuses: [{ status: elsewhere, layout: null, properties: {}, approval: null }] }
    const changed = { ...only, transitions: value.transitions.slice(0, 1).map((one) => ({ ...one, to: elsewhere })) }
    const wanted = { ...now, defaultWorkflow: await workflowWith('Only to do', statusNamed('To Do')), mappings: [] }
    const plannedWith = (said: Record<string, string>): Planned => ({
      value: (kind, of) => (kind === 'workflow' && of === left ? changed : undefined),
      said: (kind, of) => (kind === 'workflow' && of === left ? said : {}),
    })
    const details = async (said: Record<string, string>) =>
      (await workflowScheme.ask?.(jira, id, wanted, now, plannedWith(said)))?.map(({ detail }) => detail.id) ?? []

    expect(await details({})).not.toContain(elsewhere)
    expect(await details(Object.fromEntries(used.map((status) => [status, elsewhere])))).toContain(elsewhere)
  })
})

describe('a project gets another workflow scheme', () => {
  test('its issues are switched with it, each to the status that people say', async () => {
    const { id, value: now } = await read<Project>(project, 'PAR')
    const other = await read<WorkflowScheme>(workflowScheme, 'Warehouse Workflow Scheme')
    const wanted = { ...now, workflowScheme: other.id }
    const questions = await asked(project, id, wanted, now)
    expect(questions.length).toBeGreaterThan(0)
    expect(isFault(await thrown(project.update?.(jira, id, wanted, now, {})), 'jira.cannot')).toBe(true)

    const answers = Object.fromEntries(questions.map(({ detail, choices }) => [detail.id, choices[0]?.id ?? '']))
    await project.update?.(jira, id, wanted, now, answers)
    expect((await read<Project>(project, 'PAR')).value.workflowScheme).toBe(other.id)
  })
})
