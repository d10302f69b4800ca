/** The addresses of the portfolio: objectives, items, one item, the roadmap. */
import { createRoute, redirect } from '@tanstack/react-router'
import { inShell } from './frame.ts'

const portfolio = createRoute({
  ...inShell('/portfolio'),
  beforeLoad: () => {
    throw redirect({ to: '/portfolio/objectives' as '/' })
  },
})

export const PORTFOLIO_ROUTES = [portfolio] as const
