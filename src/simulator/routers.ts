/** Which endpoints each kind of site serves. */
import { agileRoutes } from './agile/index.ts'
import { cloudRoutes } from './cloud/index.ts'
import { dataCenterRoutes } from './data-center/index.ts'
import type { Route } from './http.ts'
import { Router } from './router.ts'
import type { SiteKind } from './site.ts'

export const ROUTERS: Readonly<Record<SiteKind, Router>> = {
  cloud: new Router([...cloudRoutes, ...agileRoutes]),
  dataCenter: new Router(dataCenterRoutes),
}

export const routesOf = (kind: SiteKind): readonly Route[] => ROUTERS[kind].routes
