/** Neighbouring pages under one header, as links: each has its own address. */
import { Link, useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import classes from './tabs.module.css'

export function Tabs({
  label,
  tabs,
}: {
  readonly label: string
  readonly tabs: readonly (readonly [to: string, label: string])[]
}): ReactNode {
  const path = useRouterState({ select: (state) => state.location.pathname })
  return (
    <nav aria-label={label} className={classes.tabs}>
      {tabs.map(([to, says]) => (
        <Link key={to} to={to} aria-current={path.startsWith(to) ? 'page' : undefined}>
          {says}
        </Link>
      ))}
    </nav>
  )
}
