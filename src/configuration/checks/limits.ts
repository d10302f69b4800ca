/** How much a project, a workflow and a permission may have on Cloud (Atlassian support, "Data limits and guardrails"). Pure. */
import type { Key } from '../kind.ts'
import type { Scheme } from '../kinds/issue-type-scheme/limits.ts'
import type { Project } from '../kinds/project/value.ts'
import type { Workflow } from '../kinds/workflow/value.ts'
import type { WorkflowScheme } from '../kinds/workflow-scheme/value.ts'
import { defineCheck, type Finding, type Ground, waysOut, writtenOf } from './check.ts'
import { later } from './later.ts'
import type { Grants } from './permissions.ts'

const MOST = { types: 150, workflows: 150, statuses: 1_000, grants: 50 }

/** Only where the plan makes it so: what is over the limit already stays as it is. */
function perProject<S>(
  ground: Ground,
  kind: 'issue-type-scheme' | 'workflow-scheme',
  schemeOf: (project: Project) => Key | null,
  count: (scheme: S) => number,
  most: number,
  what: string,
): Finding[] {
  if (ground.target.site.deployment !== 'cloud' || !(ground.written.has('project') || ground.written.has(kind)))
    return []
  const schemes = later<S & object>(ground, kind)
  const touched = new Map(
    [...(ground.written.get('project') ?? []), ...(ground.written.get(kind) ?? [])].map((one) => [one.targetKey, one]),
  )
  return [...later<Project>(ground, 'project')].flatMap(([key, project]) => {
    const scheme = schemeOf(project)
    const written = touched.get(key) ?? touched.get(scheme ?? '')
    const held = scheme === null ? undefined : schemes.get(scheme)
    if (!written || held === undefined || count(held) <= most) return []
    return [
      {
        about: written.key,
        says: `${key} would have ${count(held)} ${what}; Jira lets a project have ${most}.`,
        remedy: 'Take out what the project does not need, in the source.',
        choices: waysOut(written),
      },
    ]
  })
}

export const limitTypes = defineCheck({
  code: 'limit-types',
  severity: 'blocks',
  guards: 'Jira refuses more than 150 issue types in a project.',
  find: (ground) =>
    perProject<Scheme>(
      ground,
      'issue-type-scheme',
      ({ issueTypeScheme }) => issueTypeScheme,
      ({ issueTypes }) => issueTypes.length,
      MOST.types,
      'issue types',
    ),
})

export const limitWorkflows = defineCheck({
  code: 'limit-workflows',
  severity: 'blocks',
  guards: 'Jira refuses more than 150 workflows in a project.',
  find: (ground) =>
    perProject<WorkflowScheme>(
      ground,
      'workflow-scheme',
      ({ workflowScheme }) => workflowScheme,
      ({ defaultWorkflow, mappings }) => new Set([defaultWorkflow, ...mappings.map(({ workflow }) => workflow)]).size,
      MOST.workflows,
      'workflows',
    ),
})

/** As many statuses fit into one request (operations createWorkflows, updateWorkflows). */
export const limitStatuses = defineCheck({
  code: 'limit-statuses',
  severity: 'blocks',
  guards: 'Jira takes no workflow with more than 1,000 statuses.',
  find: (ground) =>
    writtenOf<Workflow>(ground, 'workflow').flatMap(({ key, after: { statuses }, difference }) =>
      statuses.length <= MOST.statuses
        ? []
        : [
            {
              about: key,
              says: `It has ${statuses.length} statuses; Jira takes ${MOST.statuses}.`,
              remedy: 'Take out statuses that nobody uses, in the source.',
              choices: waysOut(difference),
            },
          ],
    ),
})

export const limitGrants = defineCheck({
  code: 'limit-grants',
  severity: 'blocks',
  guards: 'Jira refuses more than 50 holders of one permission.',
  find: (ground) =>
    ground.target.site.deployment !== 'cloud'
      ? []
      : writtenOf<Grants>(ground, 'permission-scheme').flatMap(({ key, after, difference }) =>
          [...Map.groupBy(after.grants, ({ permission }) => permission)].flatMap(([permission, same]) =>
            same.length <= MOST.grants
              ? []
              : [
                  {
                    about: key,
                    says: `${same.length} hold ${permission} in it; Jira takes ${MOST.grants}.`,
                    remedy: 'Put the people into a group or role, in the source.',
                    choices: waysOut(difference),
                  },
                ],
          ),
        ),
})
