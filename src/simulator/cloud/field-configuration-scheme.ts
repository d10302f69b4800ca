/** Field configuration schemes on Cloud, read only: /rest/api/3/fieldconfigurationscheme. The default one is no scheme. */
import type { JsonObject } from '../../base/index.ts'
import { type Ask, every, type Reply, type Route, refuse } from '../http.ts'
import { page } from '../paging.ts'
import type { NamedScheme } from '../records.ts'
import type { Site } from '../site.ts'

const ADMIN = { needs: 'administer', scopes: ['manage:jira-configuration'], method: 'GET' } as const
const ROOT = '/rest/api/3/fieldconfigurationscheme'

export const fieldConfigurationSchemeRoutes: readonly Route[] = [
  { ...ADMIN, path: ROOT, operation: 'getAllFieldConfigurationSchemes', handle: list },
  { ...ADMIN, path: `${ROOT}/project`, operation: 'getFieldConfigurationSchemeProjectMapping', handle: byProject },
]

const show = ({ id, name, description }: NamedScheme): JsonObject => ({ id, name, description })

function list(ask: Ask): Reply {
  const ids = every(ask, 'id')
  const rows = byId(ask.site).filter((one) => !one.isDefault && (ids.length === 0 || ids.includes(one.id)))
  return page(ask, rows, show)
}

const byId = ({ tables }: Site): NamedScheme[] =>
  [...tables.fieldConfigurationSchemes.values()].sort((a, b) => Number(a.id) - Number(b.id))

/** The projects of the default configuration come first, without a scheme. */
function byProject(ask: Ask): Reply {
  const asked = every(ask, 'projectId')
  if (asked.length === 0) throw refuse(400, "The 'projectId' query parameter is required.")
  const projects = [...ask.site.tables.projects.values()].filter(
    (one) => one.style === 'classic' && asked.includes(one.id),
  )
  const rows = byId(ask.site)
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault))
    .map((scheme) => ({
      ...(scheme.isDefault ? {} : { fieldConfigurationScheme: show(scheme) }),
      projectIds: projects.filter((one) => one.fieldConfigurationSchemeId === scheme.id).map((one) => one.id),
    }))
    .filter((row) => row.projectIds.length > 0)
  return page(ask, rows, (row) => row)
}
