/** Every address of the app. Pages are loaded when they are first opened. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { FirstAdministrator } from './shell/first-administrator.tsx'
import { NotFound, PageFailure } from './shell/not-found.tsx'
import { Shell } from './shell/shell.tsx'
import { parseView, type View, viewText } from './view.ts'

const root = createRootRoute({ validateSearch: (search): View => search as View })
const setup = createRoute({ getParentRoute: () => root, path: '/setup', component: FirstAdministrator })
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell })
const inShell = <P extends string>(path: P) => ({ getParentRoute: () => shell, path }) as const

const overview = createRoute({
  ...inShell('/'),
  component: lazyRouteComponent(() => import('./pages/overview/overview.tsx'), 'OverviewPage'),
})
const sites = createRoute({
  ...inShell('/sites'),
  component: lazyRouteComponent(() => import('./pages/sites/sites.tsx'), 'SitesPage'),
})
const connect = createRoute({
  ...inShell('/sites/connect'),
  component: lazyRouteComponent(() => import('./pages/connect/connect.tsx'), 'ConnectPage'),
})
const site = createRoute({
  ...inShell('/sites/$name'),
  component: lazyRouteComponent(() => import('./pages/site/site.tsx'), 'SitePage'),
})
const configuration = createRoute({
  ...inShell('/configuration'),
  beforeLoad: () => {
    throw redirect({ to: '/configuration/deployments' })
  },
})
const deployments = createRoute({
  ...inShell('/configuration/deployments'),
  component: lazyRouteComponent(() => import('./pages/configuration/deployments.tsx'), 'DeploymentsPage'),
})
const newDeployment = createRoute({
  ...inShell('/configuration/new'),
  component: lazyRouteComponent(() => import('./pages/plan/new-plan.tsx'), 'NewPlanPage'),
})
const deployment = createRoute({
  ...inShell('/configuration/deployments/$id'),
  component: lazyRouteComponent(() => import('./pages/deployment/deployment.tsx'), 'DeploymentPage'),
})
const plans = createRoute({
  ...inShell('/configuration/plans'),
  component: lazyRouteComponent(() => import('./pages/configuration/plans.tsx'), 'PlansPage'),
})
const plan = createRoute({
  ...inShell('/configuration/plans/$id/$stage'),
  component: lazyRouteComponent(() => import('./pages/plan/plan.tsx'), 'PlanPage'),
})
const snapshots = createRoute({
  ...inShell('/configuration/snapshots'),
  component: lazyRouteComponent(() => import('./pages/configuration/snapshots.tsx'), 'SnapshotsPage'),
})
const snapshot = createRoute({
  ...inShell('/configuration/snapshots/$id'),
  component: lazyRouteComponent(() => import('./pages/snapshot/snapshot.tsx'), 'SnapshotPage'),
})
const activity = createRoute({
  ...inShell('/activity'),
  component: lazyRouteComponent(() => import('./pages/activity/activity.tsx'), 'ActivityPage'),
})
const authorization = createRoute({
  ...inShell('/settings/authorization'),
  component: lazyRouteComponent(() => import('./pages/settings/authorization.tsx'), 'AuthorizationPage'),
})
const people = createRoute({
  ...inShell('/settings/people'),
  component: lazyRouteComponent(() => import('./pages/settings/people.tsx'), 'PeoplePage'),
})
const kinds = createRoute({
  ...inShell('/settings/kinds'),
  component: lazyRouteComponent(() => import('./pages/settings/kinds.tsx'), 'KindsPage'),
})
const about = createRoute({
  ...inShell('/settings/about'),
  component: lazyRouteComponent(() => import('./pages/settings/about.tsx'), 'AboutPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    setup,
    shell.addChildren([
      ...[overview, sites, connect, site, configuration, deployments, newDeployment, deployment, plans, plan],
      ...[snapshots, snapshot, activity, authorization, people, kinds, about],
    ]),
  ]),
  parseSearch: parseView,
  stringifySearch: viewText,
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: PageFailure,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
