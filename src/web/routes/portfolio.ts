/** The addresses of the portfolio: objectives, items, one item, the roadmap. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { inShell } from './frame.ts'

const portfolio = createRoute({
  ...inShell('/portfolio'),
  beforeLoad: () => {
    throw redirect({ to: '/portfolio/objectives' as '/' })
  },
})
const items = createRoute({
  ...inShell('/portfolio/items'),
  component: lazyRouteComponent(() => import('../pages/items/items.tsx'), 'ItemsPage'),
})
const item = createRoute({
  ...inShell('/portfolio/items/$id'),
  component: lazyRouteComponent(() => import('../pages/item/item.tsx'), 'ItemPage'),
})

export const PORTFOLIO_ROUTES = [portfolio, items, item] as const
