/** Workflows on Data Center, told by name without their transitions, and workflow schemes, which no list tells. */
import type { JsonObject } from '../../base/index.ts'
import { readable, showWorkflowScheme } from '../cloud/show-workflow-scheme.ts'
import { workflowSchemeRoutes as schemes, workflowNamed } from '../cloud/workflow-scheme.ts'
import { workflowSchemeDraftRoutes as drafts } from '../cloud/workflow-scheme-draft.ts'
import { workflowSchemePartRoutes as parts } from '../cloud/workflow-scheme-part.ts'
import { type Ask, first, ok, type Reply, type Route, refuse } from '../http.ts'
import { seenProject } from '../model/project-lookup.ts'
import type { Workflow } from '../records.ts'
import type { Site } from '../site.ts'
import { alike, type Difference, forAdministrators } from './alike.ts'

export const workflowRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/2/workflow',
    operation: 'getAllWorkflows',
    scopes: [],
    ...forAdministrators(list),
  },
]

function show(site: Site, { name, description, statuses, system, updatedAt }: Workflow): JsonObject {
  return {
    name,
    description,
    ...(system ? {} : { lastModifiedDate: readable(updatedAt, site.now()) }),
    steps: statuses.length,
    default: system,
  }
}

/** One workflow where it is named, else a list of all. */
function list(ask: Ask): Reply {
  const { site } = ask
  const name = first(ask, 'workflowName')
  if (name !== undefined) return ok(show(site, workflowNamed(site, name, 404)))
  return ok([...site.tables.workflows.values()].map((one) => show(site, one)))
}

const told = (operation: string): Difference => ({ operation, unlessAdministrator: 401 })

export const workflowSchemeRoutes: readonly Route[] = [
  {
    needs: 'administer',
    scopes: [],
    method: 'GET',
    path: '/rest/api/2/project/{projectKeyOrId}/workflowscheme',
    operation: 'getWorkflowSchemeForProject',
    handle: ofProject,
  },
  ...alike(schemes, {
    createWorkflowScheme: told('createScheme'),
    getWorkflowScheme: told('getById'),
    updateWorkflowScheme: told('update'),
    deleteWorkflowScheme: told('deleteScheme'),
  }),
  ...alike(drafts, {
    createWorkflowSchemeDraftFromParent: told('createDraftForParent'),
    getWorkflowSchemeDraft: told('getDraftById'),
    updateWorkflowSchemeDraft: told('updateDraft'),
    deleteWorkflowSchemeDraft: told('deleteDraftById'),
  }),
  ...alike(parts, {
    getDefaultWorkflow: told('getDefault'),
    updateDefaultWorkflow: told('updateDefault'),
    deleteDefaultWorkflow: told('deleteDefault'),
    getWorkflowSchemeIssueType: told('getIssueType'),
    setWorkflowSchemeIssueType: told('setIssueType'),
    deleteWorkflowSchemeIssueType: told('deleteIssueType'),
    getWorkflow: told('getWorkflow'),
    updateWorkflowMapping: told('updateWorkflowMapping'),
    deleteWorkflowMapping: told('deleteWorkflowMapping'),
    getDraftDefaultWorkflow: told('getDraftDefault'),
    updateDraftDefaultWorkflow: told('updateDraftDefault'),
    deleteDraftDefaultWorkflow: told('deleteDraftDefault'),
    getWorkflowSchemeDraftIssueType: told('getDraftIssueType'),
    setWorkflowSchemeDraftIssueType: told('setDraftIssueType'),
    deleteWorkflowSchemeDraftIssueType: told('deleteDraftIssueType'),
    getDraftWorkflow: told('getDraftWorkflow'),
    updateDraftWorkflowMapping: told('updateDraftWorkflowMapping'),
    deleteDraftWorkflowMapping: told('deleteDraftWorkflowMapping'),
  }),
]

/** The default scheme comes without an id here too. */
function ofProject(ask: Ask): Reply {
  const { workflowSchemeId, key } = seenProject(ask, ask.params.projectKeyOrId ?? '')
  const scheme = ask.site.tables.workflowSchemes.get(workflowSchemeId)
  if (!scheme) throw refuse(404, `The project ${key} has no workflow scheme.`)
  return ok(showWorkflowScheme(ask.site, scheme))
}
