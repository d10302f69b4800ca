/** The addresses of sync: integrations, conflicts, its activity, the doctor. */
import { createRoute, redirect } from '@tanstack/react-router'
import { inShell } from './frame.ts'

const sync = createRoute({
  ...inShell('/sync'),
  beforeLoad: () => {
    throw redirect({ to: '/sync/integrations' as '/' })
  },
})

export const SYNC_ROUTES = [sync] as const
