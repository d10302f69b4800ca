/** What several tours begin with. */
import type { Guide } from '../tour.ts'

/** A team-managed project of Cloud, which has statuses, issue types and a workflow scheme of its own. */
export async function teamManaged({ cloud, site }: Guide): Promise<{ readonly id: string; readonly key: string }> {
  const leadAccountId = [...site.administrators][0] ?? ''
  const template = 'com.pyxis.greenhopper.jira:gh-simplified-agility-kanban'
  const body = {
    key: 'OWN',
    name: 'On our own',
    projectTypeKey: 'software',
    projectTemplateKey: template,
    leadAccountId,
  }
  const { id, key } = await cloud('POST /rest/api/3/project', {}, body)
  return { id: String(id), key }
}
