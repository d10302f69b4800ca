/** Workflow schemes: which workflow the issues of each type follow, and which all the others. */
import { z } from 'zod'
import { Fault } from '../../base/index.ts'
import { fits, type Jira } from '../../jira/index.ts'
import { CANNOT, defineKind, type Found, type Which } from '../kind.ts'
import { isMeant } from './api.ts'
import { byForm, called } from './clicks.ts'
import { blocks, type Finding, tooLong } from './findings.ts'
import { bulkRead } from './workflow/read.ts'
import { askAboutScheme } from './workflow-scheme/ask.ts'
import { updateScheme } from './workflow-scheme/update.ts'
import { bulkReadSchemes, normalise, PATH, type WorkflowScheme } from './workflow-scheme/value.ts'

const LISTED = z.looseObject({ id: z.number(), name: z.string() })

export const workflowScheme = defineKind<WorkflowScheme>({
  name: 'workflow-scheme',
  label: 'Workflow scheme',
  plural: 'Workflow schemes',
  version: 1,
  references: [
    { at: 'defaultWorkflow', kind: 'workflow' },
    { at: 'mappings[].workflow', kind: 'workflow', unit: 'mappings[]' },
    { at: 'mappings[].issueType', kind: 'issue-type', unit: 'mappings[]', limits: true },
  ],
  nameOf: (value) => value.name,
  claims: (value) => [value.name.toLowerCase()],
  normalise,
  check: checkScheme,
  ask: askAboutScheme,
  movesIssues: true,
  read: readSchemes,
  create: createScheme,
  update: updateScheme,
  async remove(jira, id) {
    await jira.send('DELETE', `${PATH}/${id}`)
  },
  byHand: byForm({
    place: 'Workflow schemes',
    add: 'Add workflow scheme',
    name: ({ name }) => name,
    entries: ({ name, description }) => [
      ['Name', name],
      ['Description', description],
    ],
    further: assignments,
  }),
  signal: {
    by: 'audit',
    category: 'workflows',
    type: 'SCHEME',
    others: ['WORKFLOW'],
    read: async (jira, ids) => shown(await bulkReadSchemes(jira, ids)),
  },
  can: {
    cloud: {
      read: ['getAllWorkflowSchemes', 'readWorkflowSchemes'],
      create: ['createWorkflowScheme', 'readWorkflows'],
      update: [
        'updateSchemes',
        'readWorkflowSchemes',
        'getRequiredWorkflowSchemeMappings',
        'getProjectUsagesForWorkflowScheme',
        'searchProjects',
        'countIssues',
        'getTask',
      ],
      delete: ['deleteWorkflowScheme'],
      undo: true,
    },
    dataCenter: CANNOT,
  },
  notCovered: {
    scope: 'Only schemes of the whole site are read; those of team-managed projects belong to their project.',
    version: 'Counts the changes made on this site; read again before every change.',
    taskId: 'Tells of a change under way.',
    draft: 'A draft is somebody’s unfinished work on this site.',
    lastModified: 'Tells of a draft.',
    lastModifiedUser: 'Tells of a draft.',
    originalDefaultWorkflow: 'Tells of a draft.',
    originalIssueTypeMappings: 'Tells of a draft.',
    updateDraftIfNeeded: 'Tells of a draft.',
    issueTypes: 'Issue types are read for themselves.',
  },
})

/** Jira would put its own workflow in the place. */
function checkScheme({ name, defaultWorkflow }: WorkflowScheme): Finding[] {
  const found = tooLong([name], 'Its name')
  return defaultWorkflow !== null
    ? found
    : [
        ...found,
        blocks(
          'no-default-workflow',
          'It has no default workflow, and Jira does not take it without.',
          'Name a workflow of the target for it, or leave the scheme out.',
        ),
      ]
}

/** The list names workflows; only the bulk read tells them by id. Jira's default scheme is in neither: it has no id. */
async function readSchemes(jira: Jira, which: Which): Promise<Found<WorkflowScheme>[]> {
  const ids = which !== 'all' && 'id' in which ? [which.id] : await list(jira, which)
  return shown(await bulkReadSchemes(jira, ids))
}

const shown = (read: Awaited<ReturnType<typeof bulkReadSchemes>>): Found<WorkflowScheme>[] =>
  read.map(({ row, value }) => ({ id: row.id, value }))

async function list(jira: Jira, which: Which): Promise<string[]> {
  const rows = await jira.all(LISTED, PATH)
  return rows.filter((row) => isMeant(which, row.name)).map((row) => String(row.id))
}

/** A new scheme is told by the names of its workflows. */
async function createScheme(jira: Jira, scheme: WorkflowScheme): Promise<string> {
  const ids = [scheme.defaultWorkflow, ...scheme.mappings.map((mapping) => mapping.workflow)]
  const used = [...new Set(ids.filter((id) => id !== null))]
  const names = new Map((await bulkRead(jira, used)).map(({ row }) => [row.id, row.name]))
  const nameOf = (id: string): string => {
    const name = names.get(id)
    if (name === undefined) throw new Fault('jira.not-found', `${jira.site} no longer has workflow ${id}.`)
    return name
  }
  const made = await jira.send('POST', PATH, {
    name: scheme.name,
    description: scheme.description,
    ...(scheme.defaultWorkflow === null ? {} : { defaultWorkflow: nameOf(scheme.defaultWorkflow) }),
    issueTypeMappings: Object.fromEntries(scheme.mappings.map((one) => [one.issueType, nameOf(one.workflow)])),
  })
  return String(fits(z.looseObject({ id: z.number() }), made, PATH, jira.site).id)
}

function assignments({ name, defaultWorkflow, mappings }: WorkflowScheme, before: WorkflowScheme | null): string[] {
  const was = new Map(before?.mappings.map(({ issueType, workflow }) => [issueType, workflow]))
  const wanted = new Set(mappings.map(({ issueType }) => issueType))
  const clicks = [
    ...(defaultWorkflow === (before?.defaultWorkflow ?? null)
      ? []
      : [
          `Assign ${defaultWorkflow === null ? 'Jira’s own workflow' : called(defaultWorkflow)} to all unassigned issue types.`,
        ]),
    ...mappings
      .filter(({ issueType, workflow }) => was.get(issueType) !== workflow)
      .map(
        ({ issueType, workflow }) =>
          `Add the existing workflow ${called(workflow)} for the issue type ${called(issueType)}.`,
      ),
    ...[...was.keys()].filter((type) => !wanted.has(type)).map((type) => `Remove the workflow of ${called(type)}.`),
  ]
  if (clicks.length === 0) return []
  return [
    `Choose Edit beside “${name}”.`,
    ...clicks,
    ...(before === null ? [] : ['Choose Publish, and say where issues go.']),
  ]
}
