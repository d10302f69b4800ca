/** Which id of a site stands for which tag of the design that it was built from. */
import type { Site, Tables } from '../../../src/simulator/site.ts'
import type { Tag } from '../design/types.ts'

export class Tags {
  readonly ids = new Map<Tag, string>()

  set(tag: Tag, id: string): void {
    this.ids.set(tag, id)
  }
  id(tag: Tag): string {
    const id = this.ids.get(tag)
    if (id === undefined) throw new Error(`the site has no ${tag}`)
    return id
  }
  all(tags: readonly Tag[]): string[] {
    return tags.map((tag) => this.id(tag))
  }
}

const TABLES = {
  groups: 'groups',
  roles: 'projectRoles',
  statuses: 'statuses',
  issueTypes: 'issueTypes',
  priorities: 'priorities',
  resolutions: 'resolutions',
  issueTypeSchemes: 'issueTypeSchemes',
  fields: 'fields',
  screens: 'screens',
  screenSchemes: 'screenSchemes',
  issueTypeScreenSchemes: 'issueTypeScreenSchemes',
  workflows: 'workflows',
  workflowSchemes: 'workflowSchemes',
  permissionSchemes: 'permissionSchemes',
} as const satisfies Readonly<Record<string, keyof Tables>>

/** What a new site has already, by its name; system fields by their ids, people by their addresses. */
export function builtIn(site: Site): Tags {
  const tags = new Tags()
  for (const [name, table] of Object.entries(TABLES))
    for (const row of site.tables[table].values())
      tags.set(`${name}=${table === 'fields' && !('custom' in row && row.custom) ? row.id : row.name}`, row.id)
  for (const { email, accountId } of site.tables.users.values()) tags.set(`people=${email}`, accountId)
  return tags
}
