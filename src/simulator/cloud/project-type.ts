/** Project types: /rest/api/3/project/type. */
import { type JsonObject, toBase64 } from '../../base/index.ts'
import { type Ask, ok, type Reply, type Route, refuse } from '../http.ts'
import { isAccessible } from '../model/license.ts'
import type { Site } from '../site.ts'

const READ = { needs: 'login', scopes: ['read:jira-work'], method: 'GET' } as const
const OPEN = { ...READ, needs: 'anyone' } as const
const ROOT = '/rest/api/3/project/type'

export const projectTypeRoutes: readonly Route[] = [
  { ...OPEN, path: ROOT, operation: 'getAllProjectTypes', handle: ({ site }) => ok(typesOf(site).map(show)) },
  {
    ...READ,
    path: `${ROOT}/accessible`,
    operation: 'getAllAccessibleProjectTypes',
    handle: ({ site }) =>
      ok(
        typesOf(site)
          .filter(([key]) => isAccessible(key))
          .map(show),
      ),
  },
  { ...OPEN, path: `${ROOT}/{projectTypeKey}`, operation: 'getProjectTypeByKey', handle: get(() => true) },
  {
    ...READ,
    path: `${ROOT}/{projectTypeKey}/accessible`,
    operation: 'getAccessibleProjectTypeByKey',
    handle: get(([key]) => isAccessible(key)),
  },
]

type Type = readonly [key: string, formattedKey: string, color: string]

const TYPES: readonly Type[] = [
  ['business', 'Business', '#3DB28F'],
  ['product_discovery', 'Product Discovery', '#F15C75'],
  ['service_desk', 'Service Management', '#67AB49'],
  ['software', 'Software', '#F6C342'],
]

/** Product Discovery is Cloud's alone. */
const typesOf = ({ kind }: Site): readonly Type[] =>
  TYPES.filter(([key]) => kind === 'cloud' || key !== 'product_discovery')

function show([key, formattedKey, color]: Type): JsonObject {
  return {
    key,
    formattedKey,
    descriptionI18nKey: `jira.project.type.${key}.description`,
    icon: toBase64('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"/>'),
    color,
  }
}

function get(isShown: (type: Type) => boolean): (ask: Ask) => Reply {
  return ({ site, params }) => {
    const type = typesOf(site).find((one) => one[0] === params.projectTypeKey && isShown(one))
    if (!type) throw refuse(404, `The project type '${params.projectTypeKey}' was not found.`)
    return ok(show(type))
  }
}
