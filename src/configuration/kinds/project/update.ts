/** Brings a project from what it is to what is wanted, one request after another: details, schemes, then who fills its roles. */
import { equal, type JsonObject } from '../../../base/index.ts'
import type { Jira } from '../../../jira/index.ts'
import { changed, isEmpty } from '../api.ts'
import type { Said } from '../moves.ts'
import { normalise, type Project } from './value.ts'
import { assignWorkflows } from './workflows.ts'

const API = '/rest/api/3'

export async function updateProject(jira: Jira, id: string, wanted: Project, now: Project, said: Said): Promise<void> {
  const details = {
    ...changed(wanted, now, ['key', 'name', 'description', 'url', 'assigneeType']),
    ...(wanted.lead === null || wanted.lead === now.lead ? {} : { leadAccountId: wanted.lead }),
    ...numbered('permissionScheme', wanted.permissionScheme === now.permissionScheme ? null : wanted.permissionScheme),
  }
  if (!isEmpty(details)) await jira.send('PUT', `${API}/project/${id}`, details)
  await assign(jira, id, 'issueTypeScheme', wanted, now)
  await assign(jira, id, 'issueTypeScreenScheme', wanted, now)
  if (wanted.workflowScheme !== now.workflowScheme) await assignWorkflows(jira, id, wanted.workflowScheme, said)
  await fillRoles(jira, id, wanted, now)
}

/** Jira's requests about projects take scheme ids as numbers; its own default is wanted by saying nothing. */
export const numbered = (name: string, id: string | null): JsonObject => (id === null ? {} : { [name]: Number(id) })

async function assign(
  jira: Jira,
  projectId: string,
  scheme: 'issueTypeScheme' | 'issueTypeScreenScheme',
  wanted: Project,
  now: Project,
): Promise<void> {
  const id = wanted[scheme]
  if (id === null || id === now[scheme]) return
  await jira.send('PUT', `${API}/${scheme.toLowerCase()}/project`, { projectId, [`${scheme}Id`]: id })
}

/** One request sets everybody of a role at once, so that no order of adding and removing matters. */
async function fillRoles(jira: Jira, id: string, wanted: Project, now: Project): Promise<void> {
  const [shall, is] = [normalise(wanted).actors, normalise(now).actors]
  for (const role of new Set([...shall, ...is].map((one) => one.role))) {
    const [actors, before] = [shall, is].map((all) => all.find((one) => one.role === role))
    if (equal(actors, before)) continue
    const categorisedActors = {
      'atlassian-user-role-actor': actors?.users ?? [],
      'atlassian-group-role-actor-id': actors?.groups ?? [],
    }
    await jira.send('PUT', `${API}/project/${id}/role/${role}`, { categorisedActors })
  }
}
