/** The navigation: where one can be, and how much waits for somebody. */
import { VisuallyHidden } from '@mantine/core'
import { IconActivity, IconArrowsExchange, IconHome, IconPlugConnected, IconSettings } from '@tabler/icons-react'
import { Link, useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAsk } from '../queries.ts'
import classes from './shell.module.css'

export const PLACES = [
  { to: '/', label: 'Overview', Icon: IconHome },
  { to: '/configuration/deployments', label: 'Configuration', Icon: IconArrowsExchange },
  { to: '/sites', label: 'Sites', Icon: IconPlugConnected },
  { to: '/activity', label: 'Activity', Icon: IconActivity },
  { to: '/settings/authorization', label: 'Settings', Icon: IconSettings },
] as const

export function Places(): ReactNode {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const overview = useAsk('GET /overview', {}, { every: 60_000 })
  const waiting = overview.data?.waiting.length ?? 0
  return (
    <div style={{ display: 'grid', gap: 2, padding: '0 8px', alignContent: 'start', flex: 1 }}>
      {PLACES.map(({ to, label, Icon }) => {
        const here = to === '/' ? path === '/' : path.startsWith(`/${to.split('/')[1]}`)
        return (
          <Link
            key={to}
            to={to}
            className={classes.place}
            data-here={here || undefined}
            aria-current={here ? 'page' : undefined}
          >
            <Icon size={17} stroke={1.7} aria-hidden />
            {label}
            {to === '/' && waiting > 0 && (
              <span className={classes.waiting}>
                {waiting}
                <VisuallyHidden> waiting</VisuallyHidden>
              </span>
            )}
          </Link>
        )
      })}
    </div>
  )
}
