/** Every address of the app, by area: a page's line stands in its area's file. Pages are loaded when they are first opened. */
import { createRoute, createRouter } from '@tanstack/react-router'
import { CONFIGURATION_ROUTES } from './routes/configuration.ts'
import { inShell, root, shell } from './routes/frame.ts'
import { PORTFOLIO_ROUTES } from './routes/portfolio.ts'
import { SETTINGS_ROUTES } from './routes/settings.ts'
import { SITE_ROUTES } from './routes/sites.ts'
import { SYNC_ROUTES } from './routes/sync.ts'
import { ChoosePassword } from './shell/choose-password.tsx'
import { Confirmed } from './shell/confirmed.tsx'
import { FirstAdministrator, Join } from './shell/new-account.tsx'
import { NotFound, PageFailure } from './shell/not-found.tsx'
import { parseView, viewText } from './view.ts'

const join = createRoute({ getParentRoute: () => root, path: '/join', component: Join })
const setup = createRoute({ getParentRoute: () => root, path: '/setup', component: FirstAdministrator })
const newPassword = createRoute({ getParentRoute: () => root, path: '/new-password', component: ChoosePassword })
const elsewhere = createRoute({ ...inShell('$'), component: NotFound })
const confirmed = createRoute({ getParentRoute: () => root, path: '/confirmed', component: Confirmed })

export const router = createRouter({
  routeTree: root.addChildren([
    setup,
    join,
    newPassword,
    confirmed,
    shell.addChildren([
      ...SITE_ROUTES,
      ...PORTFOLIO_ROUTES,
      ...SYNC_ROUTES,
      ...CONFIGURATION_ROUTES,
      ...SETTINGS_ROUTES,
      elsewhere,
    ]),
  ]),
  parseSearch: parseView,
  stringifySearch: viewText,
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: PageFailure,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
