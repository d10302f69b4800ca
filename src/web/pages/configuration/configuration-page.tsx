/** The frame of the lists of configuration: deployments, plans, snapshots. */
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Page } from '../../parts/page.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { useMay } from '../../session.ts'

const TABS = [
  ['/configuration/deployments', 'Deployments'],
  ['/configuration/plans', 'Plans'],
  ['/configuration/snapshots', 'Snapshots'],
  ['/configuration/history', 'History'],
  ['/configuration/compare', 'Compare'],
  ['/configuration/mappings', 'Mappings'],
] as const

/** For whoever may make one. */
export function NewDeployment(): ReactNode {
  if (!useMay('deployer')) return null
  return (
    <Button component={Link} to="/configuration/new">
      New deployment
    </Button>
  )
}

/** The first step where there is no snapshot yet. */
export function ToSnapshots(): ReactNode {
  return (
    <Button component={Link} to="/configuration/snapshots">
      Go to the snapshots
    </Button>
  )
}

export function ConfigurationPage({
  name,
  action,
  children,
}: {
  readonly name: string
  readonly action?: ReactNode
  readonly children: ReactNode
}): ReactNode {
  return (
    <Page
      title="Configuration"
      name={`${name} · Configuration`}
      action={action}
      below={<Tabs label="Configuration" tabs={TABS} />}
    >
      {children}
    </Page>
  )
}
