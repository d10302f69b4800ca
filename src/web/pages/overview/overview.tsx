/** Three questions: what is waiting for me, what moved, is everything connected. On a fresh install, the first steps. */
import { SimpleGrid, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { useAsk } from '../../queries.ts'
import { NewDeployment } from '../configuration/configuration-page.tsx'
import { Connected } from './connected.tsx'
import { DemoNote } from './demo-note.tsx'
import { FirstSteps } from './first-steps.tsx'
import { Moved } from './moved.tsx'
import { Waiting } from './waiting.tsx'

const ENOUGH_TO_DEPLOY = 2

export function OverviewPage(): ReactNode {
  const overview = useAsk('GET /overview', {}, { every: 30_000 })
  const mine = useAsk('GET /authorizations', {})
  const begun = overview.data !== undefined && overview.data.moved.length > 0
  return (
    <Page title="Overview" action={begun && <NewDeployment />}>
      <Stack gap={28}>
        <DemoNote />
        <Loaded query={overview}>
          {({ moved, waiting, connected }) => (
            <>
              {moved.length === 0 && mine.data && (
                <FirstSteps
                  sites={connected.length}
                  enough={ENOUGH_TO_DEPLOY}
                  token={mine.data.authorizations.some(({ mayDeploy }) => mayDeploy)}
                />
              )}
              {connected.length > 0 && <Waiting waiting={waiting} />}
              {connected.length > 0 && (
                <SimpleGrid cols={{ base: 1, lg: moved.length > 0 ? 2 : 1 }} spacing={40} verticalSpacing={28}>
                  {moved.length > 0 && <Moved moved={moved} />}
                  <Connected connected={connected} />
                </SimpleGrid>
              )}
            </>
          )}
        </Loaded>
      </Stack>
    </Page>
  )
}
