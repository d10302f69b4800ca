/** Writes filters. Jira lets only the owner change one, so an administrator owns it for that while. */
import { z } from 'zod'
import { equal } from '../../../base/index.ts'
import { fits, type Jira } from '../../../jira/index.ts'
import { toJql } from '../../jql/template.ts'
import { asSet, type Filter, type Share } from './value.ts'

export const PATH = '/rest/api/3/filter'
/** With it an administrator may share with whom they like, private projects of others too. */
const ANY_SHARE = { overrideSharePermissions: 'true' }

/** Who may edit is not taken from a new filter (FilterDetails), so an update brings it; its owner is who makes it. */
export async function createFilter(jira: Jira, { name, description, jql, sharePermissions }: Filter): Promise<string> {
  const body = { name, description, jql: toJql(jql), sharePermissions: sharePermissions.map(wire) }
  const made = await jira.send('POST', PATH, body, ANY_SHARE)
  return fits(z.looseObject({ id: z.string() }), made, PATH, jira.site).id
}

export async function updateFilter(jira: Jira, id: string, wanted: Filter, now: Filter): Promise<void> {
  let owner = now.owner
  if (!equal(content(wanted), content(now))) {
    const myself = await jira.get(z.looseObject({ accountId: z.string() }), '/rest/api/3/myself')
    owner = await give(jira, id, owner, myself.accountId)
    await jira.send('PUT', `${PATH}/${id}`, content(wanted), ANY_SHARE)
  }
  if (wanted.owner !== null) await give(jira, id, owner, wanted.owner)
}

async function give(jira: Jira, id: string, from: string | null, to: string): Promise<string> {
  if (from !== to) await jira.send('PUT', `${PATH}/${id}/owner`, { accountId: to })
  return to
}

/** Whole: the document does not say what becomes of what is left out. */
const content = ({ name, description, jql, sharePermissions, editPermissions }: Filter) => ({
  name,
  description,
  jql: toJql(jql),
  sharePermissions: asSet(sharePermissions).map(wire),
  editPermissions: asSet(editPermissions).map(wire),
})

/** Jira shows `loggedin` and `project`, and wants to hear `authenticated` and `projectRole`. */
function wire({ type, project, role, group, user }: Share) {
  return {
    type: type === 'loggedin' ? 'authenticated' : role === undefined ? type : 'projectRole',
    ...(project === undefined ? {} : { project: { id: project } }),
    ...(role === undefined ? {} : { role: { id: Number(role) } }),
    ...(group === undefined ? {} : { group: { groupId: group } }),
    ...(user === undefined ? {} : { user: { accountId: user } }),
  }
}
