/** What every address stands in: the root, and the shell with its navigation. */
import { createRootRoute, createRoute } from '@tanstack/react-router'
import { Shell } from '../shell/shell.tsx'
import type { View } from '../view.ts'

export const root = createRootRoute({ validateSearch: (search): View => search as View })
export const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell })
export const inShell = <P extends string>(path: P) => ({ getParentRoute: () => shell, path }) as const
