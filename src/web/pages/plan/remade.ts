/** A plan that was made again: what was known of it is asked anew, also where it was made sooner than anybody saw it being made. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import type { PlanView } from '../../../actions/index.ts'
import type { Route } from '../../api.ts'

/** What is told of a plan besides itself. */
export const OF_MADE: readonly Route[] = [
  'GET /plans/{id}/differences',
  'GET /plans/{id}/mapping',
  'GET /plans/{id}/targets',
  'GET /plans/{id}/steps',
  'GET /plans/{id}/waves',
  'GET /plans/{id}/problems',
  'GET /plans/{id}/questions',
  'GET /plans/{id}/facets',
]

export function useRemade(plan: PlanView | undefined): void {
  const client = useQueryClient()
  const made = useMemo(() => plan && JSON.stringify([plan.state, plan.fingerprint, plan.answers]), [plan])
  const before = useRef(made)
  useEffect(() => {
    if (before.current !== undefined && before.current !== made)
      for (const route of OF_MADE) void client.invalidateQueries({ queryKey: [route] })
    before.current = made
  }, [made, client])
}
