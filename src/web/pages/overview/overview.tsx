/** Three questions: what moved, what is waiting for me, is everything connected. On a fresh install, the first steps. */
import { SimpleGrid, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { OverviewView } from '../../../actions/index.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { useAsk } from '../../queries.ts'
import { NewDeployment } from '../configuration/configuration-page.tsx'
import { Begin } from './begin.tsx'
import { Connected } from './connected.tsx'
import { DemoNote } from './demo-note.tsx'
import { Deployed } from './deployed.tsx'
import { FactorAdvice } from './factor-advice.tsx'
import { Moved } from './moved.tsx'
import { Slipped } from './slipped.tsx'
import { Waiting } from './waiting.tsx'

export function OverviewPage(): ReactNode {
  const overview = useAsk('GET /overview', {}, { every: 30_000 })
  const begun = (overview.data?.moved.length ?? 0) > 0
  return (
    <Page title="Overview" action={begun && <NewDeployment />}>
      <Stack gap={28}>
        <DemoNote />
        <FactorAdvice />
        <Loaded query={overview}>{(known) => <Answers known={known} />}</Loaded>
      </Stack>
    </Page>
  )
}

function Answers({ known }: { readonly known: OverviewView }): ReactNode {
  const { objectives, moved, waiting, connected } = known
  const quiet = objectives.length === 0 && moved.length === 0 && known.items === 0
  return (
    <>
      {quiet && <Begin connected={connected.length} />}
      {objectives.length > 0 && <Moved objectives={objectives} inAll={known.objectivesInAll} />}
      {connected.length > 0 && (
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing={40} verticalSpacing={28}>
          <Stack gap={28}>
            <Waiting waiting={waiting} />
            <Slipped slipped={known.slipped} inAll={known.slippedInAll} />
          </Stack>
          <Stack gap={28}>
            <Connected connected={connected} />
            {moved.length > 0 && <Deployed moved={moved} />}
          </Stack>
        </SimpleGrid>
      )}
    </>
  )
}
