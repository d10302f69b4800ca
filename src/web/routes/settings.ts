/** The addresses of settings, of the audit log and of the guide. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inShell } from './frame.ts'

const activity = createRoute({
  ...inShell('/activity'),
  component: lazyRouteComponent(() => import('../pages/activity/activity.tsx'), 'ActivityPage'),
})
const authorization = createRoute({
  ...inShell('/settings/authorization'),
  component: lazyRouteComponent(() => import('../pages/settings/authorization.tsx'), 'AuthorizationPage'),
})
const account = createRoute({
  ...inShell('/settings/account'),
  component: lazyRouteComponent(() => import('../pages/account/account.tsx'), 'AccountPage'),
})
const people = createRoute({
  ...inShell('/settings/people'),
  component: lazyRouteComponent(() => import('../pages/people/people.tsx'), 'PeoplePage'),
})
const keys = createRoute({
  ...inShell('/settings/keys'),
  component: lazyRouteComponent(() => import('../pages/keys/keys.tsx'), 'KeysPage'),
})
const visibility = createRoute({
  ...inShell('/settings/visibility'),
  component: lazyRouteComponent(() => import('../pages/settings/visibility.tsx'), 'VisibilityPage'),
})
const kinds = createRoute({
  ...inShell('/settings/kinds'),
  component: lazyRouteComponent(() => import('../pages/settings/kinds.tsx'), 'KindsPage'),
})
const about = createRoute({
  ...inShell('/settings/about'),
  component: lazyRouteComponent(() => import('../pages/settings/about.tsx'), 'AboutPage'),
})

const guide = createRoute({
  ...inShell('/guide'),
  component: lazyRouteComponent(() => import('../pages/guide/guide-page.tsx'), 'GuidePage'),
})
const guidePage = createRoute({
  ...inShell('/guide/$page'),
  component: lazyRouteComponent(() => import('../pages/guide/guide-page.tsx'), 'GuidePage'),
})

export const SETTINGS_ROUTES = [
  activity,
  account,
  authorization,
  people,
  keys,
  visibility,
  kinds,
  about,
  guide,
  guidePage,
] as const
