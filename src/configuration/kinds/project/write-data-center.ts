/** Makes projects on Data Center and drives them to what is wanted, but for the schemes that its API does not take. */
import { z } from 'zod'
import { equal, type JsonObject } from '../../../base/index.ts'
import { fits, type Jira } from '../../../jira/index.ts'
import { actorNames } from '../actors.ts'
import { changed, isEmpty } from '../api.ts'
import { numbered } from './update.ts'
import { normalise, type Project } from './value.ts'

const API = '/rest/api/2'
const PATH = `${API}/project`

export async function createOnDataCenter(jira: Jira, wanted: Project): Promise<string> {
  const { key, name, description, url, lead, assigneeType, projectTypeKey, permissionScheme } = wanted
  const { user } = await actorNames(jira)
  const made = await jira.send('POST', PATH, {
    ...{ key, name, description, assigneeType, projectTypeKey },
    ...(url === '' ? {} : { url }),
    ...(lead === null ? {} : { lead: user(lead) }),
    ...numbered('permissionScheme', permissionScheme),
  })
  return String(fits(z.looseObject({ id: z.number() }), made, PATH, jira.site).id)
}

export async function updateOnDataCenter(jira: Jira, id: string, wanted: Project, now: Project): Promise<void> {
  const names = await actorNames(jira)
  const details: JsonObject = {
    ...changed(wanted, now, ['key', 'name', 'description', 'url', 'assigneeType']),
    ...(wanted.lead === null || wanted.lead === now.lead ? {} : { lead: names.user(wanted.lead) }),
    ...numbered('permissionScheme', wanted.permissionScheme === now.permissionScheme ? null : wanted.permissionScheme),
  }
  if (!isEmpty(details)) await jira.send('PUT', `${PATH}/${id}`, details)
  const scheme = wanted.issueTypeScheme
  if (scheme !== null && scheme !== now.issueTypeScheme)
    await jira.send('POST', `${API}/issuetypescheme/${scheme}/associations`, { idsOrKeys: [id] })
  const [shall, is] = [normalise(wanted).actors, normalise(now).actors]
  for (const role of new Set([...shall, ...is].map((one) => one.role))) {
    const [actors, before] = [shall, is].map((all) => all.find((one) => one.role === role))
    if (equal(actors, before)) continue
    const categorisedActors = {
      'atlassian-user-role-actor': (actors?.users ?? []).map(names.user),
      'atlassian-group-role-actor': actors?.groups ?? [],
    }
    await jira.send('PUT', `${PATH}/${id}/role/${role}`, { categorisedActors })
  }
}
