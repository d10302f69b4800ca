/** The addresses of configuration: deployments, plans, snapshots. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { inShell } from './frame.ts'

const configuration = createRoute({
  ...inShell('/configuration'),
  beforeLoad: () => {
    throw redirect({ to: '/configuration/deployments' })
  },
})
const deployments = createRoute({
  ...inShell('/configuration/deployments'),
  component: lazyRouteComponent(() => import('../pages/configuration/deployments.tsx'), 'DeploymentsPage'),
})
const newDeployment = createRoute({
  ...inShell('/configuration/new'),
  component: lazyRouteComponent(() => import('../pages/plan/new-plan.tsx'), 'NewPlanPage'),
})
const deployment = createRoute({
  ...inShell('/configuration/deployments/$id'),
  component: lazyRouteComponent(() => import('../pages/deployment/deployment.tsx'), 'DeploymentPage'),
})
const plans = createRoute({
  ...inShell('/configuration/plans'),
  component: lazyRouteComponent(() => import('../pages/configuration/plans.tsx'), 'PlansPage'),
})
const plan = createRoute({
  ...inShell('/configuration/plans/$id/$stage'),
  component: lazyRouteComponent(() => import('../pages/plan/plan.tsx'), 'PlanPage'),
})
const snapshots = createRoute({
  ...inShell('/configuration/snapshots'),
  component: lazyRouteComponent(() => import('../pages/configuration/snapshots.tsx'), 'SnapshotsPage'),
})
const snapshot = createRoute({
  ...inShell('/configuration/snapshots/$id'),
  component: lazyRouteComponent(() => import('../pages/snapshot/snapshot.tsx'), 'SnapshotPage'),
})

const mappings = createRoute({
  ...inShell('/configuration/mappings'),
  component: lazyRouteComponent(() => import('../pages/configuration/mappings.tsx'), 'MappingsPage'),
})

const history = createRoute({
  ...inShell('/configuration/history'),
  component: lazyRouteComponent(() => import('../pages/configuration/history.tsx'), 'HistoryPage'),
})
const compare = createRoute({
  ...inShell('/configuration/compare'),
  component: lazyRouteComponent(() => import('../pages/compare/compare.tsx'), 'ComparePage'),
})

export const CONFIGURATION_ROUTES = [
  ...([configuration, deployments, newDeployment, deployment] as const),
  ...([plans, plan, snapshots, snapshot, history, compare, mappings] as const),
] as const
