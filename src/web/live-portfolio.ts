/** The portfolio and sync as they change: an edit in Jira is on the screen without a reload. */
import type { Route } from './api.ts'
import { useLive } from './live.ts'

const OF_PORTFOLIO: readonly Route[] = [
  'GET /items',
  'GET /items/{id}',
  'GET /items/{id}/issues',
  'GET /items/{id}/history',
  'GET /conflicts',
  'GET /overview',
]
const OF_SYNC: readonly Route[] = [
  'GET /sync',
  'GET /sync/steps',
  'GET /sync/doctor',
  'GET /integrations',
  'GET /integrations/{id}',
  'GET /conflicts',
]

/** While the app is open: only what a page shows is asked again. */
export function usePortfolioLive(): void {
  useLive('portfolio', OF_PORTFOLIO)
}

/** On the pages that show how sync works. */
export function useSyncLive(): void {
  useLive('sync', OF_SYNC)
}
