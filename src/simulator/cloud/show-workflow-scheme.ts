/** How Cloud shows a workflow scheme and its draft: workflows by name here, by id in the newer operations. */
import type { Instant, JsonObject } from '../../base/index.ts'
import type { Ask } from '../http.ts'
import type { Assignment } from '../model/workflow.ts'
import type { WorkflowScheme } from '../records.ts'
import type { Site } from '../site.ts'
import { showAccount, showProfile } from './show-user.ts'

const nameOf = (site: Site, workflowId: string): string => site.tables.workflows.get(workflowId)?.name ?? ''

function showMappings(site: Site, { mappings }: Assignment): JsonObject {
  return Object.fromEntries(Object.entries(mappings).map(([typeId, id]) => [typeId, nameOf(site, id)]))
}

/** The default scheme has no id, and so no link (operation getWorkflowSchemeProjectAssociations). */
export function showWorkflowScheme(site: Site, scheme: WorkflowScheme): JsonObject {
  const { id, name, description, isDefault, defaultWorkflowId } = scheme
  return {
    ...(isDefault ? {} : { id: Number(id) }),
    name,
    description,
    defaultWorkflow: nameOf(site, defaultWorkflowId),
    issueTypeMappings: showMappings(site, scheme),
    draft: false,
    ...(isDefault ? {} : { self: site.api(`/workflowscheme/${id}`) }),
  }
}

/** The scheme itself where it has no draft. */
export function showDraft(ask: Ask, scheme: WorkflowScheme): JsonObject {
  const { site } = ask
  const { draft } = scheme
  if (!draft) return showWorkflowScheme(site, scheme)
  const user = site.tables.users.get(draft.lastModifiedBy)
  return {
    id: Number(draft.id),
    name: draft.name,
    description: draft.description,
    defaultWorkflow: nameOf(site, draft.defaultWorkflowId),
    issueTypeMappings: showMappings(site, draft),
    originalDefaultWorkflow: nameOf(site, scheme.defaultWorkflowId),
    originalIssueTypeMappings: showMappings(site, scheme),
    draft: true,
    lastModifiedUser: user ? showProfile(ask, user) : showAccount(ask, draft.lastModifiedBy),
    lastModified: readable(draft.lastModified, site.now()),
    self: site.api(`/workflowscheme/${scheme.id}/draft`),
  }
}

/** Jira writes this moment for people: `Today 6:38 PM`, `10/Dec/18 4:30 PM`. */
export function readable(at: Instant, now: Instant): string {
  const [date, today] = [new Date(at), new Date(now)]
  const hour = date.getUTCHours()
  const time = `${hour % 12 || 12}:${String(date.getUTCMinutes()).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`
  if (date.toISOString().slice(0, 10) === today.toISOString().slice(0, 10)) return `Today ${time}`
  const [, day, month, year = ''] = date.toUTCString().split(' ')
  return `${day}/${month}/${year.slice(2)} ${time}`
}
