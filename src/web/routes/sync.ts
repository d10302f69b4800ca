/** The addresses of sync: integrations, conflicts, its activity, the doctor. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { inShell } from './frame.ts'

const sync = createRoute({
  ...inShell('/sync'),
  beforeLoad: () => {
    throw redirect({ to: '/sync/integrations' })
  },
})
const integrations = createRoute({
  ...inShell('/sync/integrations'),
  component: lazyRouteComponent(() => import('../pages/integrations/integrations.tsx'), 'IntegrationsPage'),
})
const wizard = createRoute({
  ...inShell('/sync/new'),
  component: lazyRouteComponent(() => import('../pages/integration-wizard/wizard.tsx'), 'WizardPage'),
})
const integration = createRoute({
  ...inShell('/sync/integrations/$id'),
  component: lazyRouteComponent(() => import('../pages/integration/integration.tsx'), 'IntegrationPage'),
})
const conflicts = createRoute({
  ...inShell('/sync/conflicts'),
  component: lazyRouteComponent(() => import('../pages/conflicts/conflicts.tsx'), 'ConflictsPage'),
})
const activity = createRoute({
  ...inShell('/sync/activity'),
  component: lazyRouteComponent(() => import('../pages/sync-activity/sync-activity.tsx'), 'SyncActivityPage'),
})
const doctor = createRoute({
  ...inShell('/sync/doctor'),
  component: lazyRouteComponent(() => import('../pages/doctor/doctor.tsx'), 'DoctorPage'),
})

export const SYNC_ROUTES = [sync, integrations, wizard, integration, conflicts, activity, doctor] as const
