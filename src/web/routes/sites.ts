/** The addresses of the sites, and the overview. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inShell } from './frame.ts'

const overview = createRoute({
  ...inShell('/'),
  component: lazyRouteComponent(() => import('../pages/overview/overview.tsx'), 'OverviewPage'),
})
const sites = createRoute({
  ...inShell('/sites'),
  component: lazyRouteComponent(() => import('../pages/sites/sites.tsx'), 'SitesPage'),
})
const connect = createRoute({
  ...inShell('/sites/connect'),
  component: lazyRouteComponent(() => import('../pages/connect/connect.tsx'), 'ConnectPage'),
})
const handOvers = createRoute({
  ...inShell('/sites/hand-overs'),
  component: lazyRouteComponent(() => import('../pages/hand-overs/hand-overs.tsx'), 'HandOversPage'),
})
const site = createRoute({
  ...inShell('/sites/$name'),
  component: lazyRouteComponent(() => import('../pages/site/site.tsx'), 'SitePage'),
})

export const SITE_ROUTES = [overview, sites, connect, handOvers, site] as const
