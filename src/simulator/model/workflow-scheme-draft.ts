/** Drafts: how a workflow scheme that projects use is changed, and published once every lost status leads somewhere. */
import { refuse } from '../http.ts'
import type { WorkflowScheme, WorkflowSchemeDraft } from '../records.ts'
import type { Site } from '../site.ts'
import { changeWorkflowScheme, isActive, refuseInput, type SchemeInput } from './workflow-scheme.ts'

export function createDraft(site: Site, scheme: WorkflowScheme, by: string): WorkflowSchemeDraft {
  if (!isActive(site, scheme)) throw refuse(400, 'Only an active workflow scheme can have a draft.')
  if (scheme.draft) throw refuse(400, 'The workflow scheme already has a draft.')
  const { name, description, defaultWorkflowId, mappings } = scheme
  scheme.draft = {
    id: site.id(),
    ...{ name, description, defaultWorkflowId, mappings: { ...mappings } },
    ...{ lastModified: site.now(), lastModifiedBy: by },
  }
  return scheme.draft
}

export function draftOf(scheme: WorkflowScheme): WorkflowSchemeDraft {
  if (!scheme.draft) throw refuse(404, 'Draft workflow scheme was not found.')
  return scheme.draft
}

/** Makes the draft where there is none yet. */
export function saveDraft(site: Site, scheme: WorkflowScheme, change: Partial<SchemeInput>, by: string): void {
  refuseInput(site, change, scheme.id)
  const draft = scheme.draft ?? createDraft(site, scheme, by)
  Object.assign(draft, change, { lastModified: site.now(), lastModifiedBy: by })
}

/** An active scheme is changed in its draft, if the caller agrees to that; another one directly. */
export function changeSafely(
  site: Site,
  scheme: WorkflowScheme,
  change: (base: SchemeInput) => Partial<SchemeInput>,
  { updateDraftIfNeeded, by }: { readonly updateDraftIfNeeded: boolean; readonly by: string },
): void {
  if (!isActive(site, scheme)) {
    changeWorkflowScheme(site, scheme, change(scheme))
    return
  }
  if (!updateDraftIfNeeded)
    throw refuse(400, 'The workflow scheme is active and cannot be edited without updateDraftIfNeeded.')
  saveDraft(site, scheme, change(scheme.draft ?? scheme), by)
}

export function publishDraft(site: Site, scheme: WorkflowScheme): void {
  const { name, description, defaultWorkflowId, mappings } = draftOf(scheme)
  changeWorkflowScheme(site, scheme, { name, description, defaultWorkflowId, mappings })
  scheme.draft = null
}
