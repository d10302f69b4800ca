/** The addresses of the portfolio: objectives, items, one item, the roadmap, what changed. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { inShell } from './frame.ts'

const portfolio = createRoute({
  ...inShell('/portfolio'),
  beforeLoad: () => {
    throw redirect({ to: '/portfolio/objectives' })
  },
})
const objectives = createRoute({
  ...inShell('/portfolio/objectives'),
  component: lazyRouteComponent(() => import('../pages/objectives/objectives.tsx'), 'ObjectivesPage'),
})
const items = createRoute({
  ...inShell('/portfolio/items'),
  component: lazyRouteComponent(() => import('../pages/items/items.tsx'), 'ItemsPage'),
})
const item = createRoute({
  ...inShell('/portfolio/items/$id'),
  component: lazyRouteComponent(() => import('../pages/item/item.tsx'), 'ItemPage'),
})
const roadmap = createRoute({
  ...inShell('/portfolio/roadmap'),
  component: lazyRouteComponent(() => import('../pages/roadmap/roadmap.tsx'), 'RoadmapPage'),
})
const changes = createRoute({
  ...inShell('/portfolio/changes'),
  component: lazyRouteComponent(() => import('../pages/changes/changes.tsx'), 'ChangesPage'),
})

export const PORTFOLIO_ROUTES = [portfolio, objectives, items, item, roadmap, changes] as const
