/** The portfolio as it changes: an edit in Jira is on the screen without a reload. */
import type { Route } from './api.ts'
import { useLive } from './live.ts'
import { LISTS_OF_ITEMS } from './portfolio.ts'

const OF_PORTFOLIO: readonly Route[] = [
  ...LISTS_OF_ITEMS,
  'GET /items/{id}',
  'GET /items/{id}/issues',
  'GET /items/{id}/history',
  'GET /items/{id}/comments',
  'GET /conflicts',
  'GET /sync',
  'GET /overview',
]

/** While the app is open: only what a page shows is asked again. */
export function usePortfolioLive(): void {
  useLive('portfolio', OF_PORTFOLIO)
}
