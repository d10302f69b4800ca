/** What both Jiras do alike: an endpoint of Cloud at Data Center's address, under the operation id of Data Center's document. */
import { Refusal, type Route, refuse } from '../http.ts'
import { may } from '../model/permission.ts'

export interface Difference {
  readonly operation: string
  readonly needs?: Route['needs']
  /** For who administers Jira, where Data Center's document has no 403 and answers 401 to all others. */
  readonly unlessAdministrator?: 401
  /** Cloud's status of a refusal → Data Center's, where the documents differ. */
  readonly refusals?: Readonly<Record<number, number>>
  /** Query parameters of Cloud's that Data Center's document does not have. */
  readonly ignores?: readonly string[]
}

/** Operation id of Cloud → that of Data Center, or what else is different. */
export type Operations = Readonly<Record<string, string | Difference>>

export function alike(routes: readonly Route[], operations: Operations): Route[] {
  return Object.entries(operations).map(([name, told]) => {
    const route = routes.find((one) => one.operation === name)
    if (!route) throw new Error(`Cloud does not serve ${name}`)
    return atDataCenter(route, typeof told === 'string' ? { operation: told } : told)
  })
}

/** Tokens of Data Center have no scopes. */
function atDataCenter(route: Route, difference: Difference): Route {
  const { operation, needs, unlessAdministrator, refusals = {}, ignores = [] } = difference
  const path = route.path.replace('/rest/api/3/', '/rest/api/2/')
  const handle = answering(without(route.handle, ignores), refusals)
  const shared = { ...route, path, operation, scopes: [], needs: needs ?? route.needs, handle }
  return unlessAdministrator === undefined ? shared : { ...shared, ...forAdministrators(handle) }
}

function without(handle: Route['handle'], names: readonly string[]): Route['handle'] {
  if (names.length === 0) return handle
  return (ask) => handle({ ...ask, query: new Map([...ask.query].filter(([name]) => !names.includes(name))) })
}

function answering(handle: Route['handle'], refusals: Readonly<Record<number, number>>): Route['handle'] {
  return (ask) => {
    try {
      return handle(ask)
    } catch (error) {
      const status = error instanceof Refusal ? refusals[error.status] : undefined
      if (!(error instanceof Refusal) || status === undefined) throw error
      throw new Refusal(status, error.body, error.headers)
    }
  }
}

/** Of a route: who does not administer Jira gets 401, though logged in. */
export function forAdministrators(handle: Route['handle']): Pick<Route, 'needs' | 'handle'> {
  return {
    needs: 'login',
    handle: (ask) => {
      if (!may(ask.site, ask.user, 'ADMINISTER'))
        throw refuse(401, 'You are not authorized to perform this operation. Administer Jira is required.')
      return handle(ask)
    },
  }
}
