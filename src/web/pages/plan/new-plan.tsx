/** A new deployment begins with its scope. */
import { Button } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Empty } from '../../parts/empty.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { useAsk } from '../../queries.ts'
import { useView } from '../../view.ts'
import { ScopeForm } from './scope-form.tsx'
import { Stages } from './stages.tsx'

export function NewPlanPage(): ReactNode {
  const sites = useAsk('GET /connections', {})
  const { view } = useView()
  return (
    <Page
      title="New deployment"
      context="Nothing changes in Jira before you have seen it and apply it."
      below={<Stages current="scope" plan={undefined} deployment={undefined} />}
    >
      <Loaded query={sites}>
        {({ connections }) =>
          connections.length < 2 ? (
            <Empty
              Icon={IconPlugConnected}
              title={connections.length === 0 ? 'Connect two sites first' : 'Connect one more site first'}
              says="A deployment carries configuration from one site to another, so there must be two."
              step={
                <Button component={Link} to="/sites/connect">
                  Connect a site
                </Button>
              }
            />
          ) : (
            <ScopeForm from={view.from} to={view.to} projects={view.projects?.split(',').filter(Boolean) ?? []} />
          )
        }
      </Loaded>
    </Page>
  )
}
