/** Where one is signed in, and ending all but this session. */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Loaded } from '../../parts/loaded.tsx'
import { Section } from '../../parts/section.tsx'
import { SessionTable } from '../../parts/session-table.tsx'
import { tellDone } from '../../parts/tell-done.ts'
import { tellRefused } from '../../parts/tell-refused.ts'
import { useAsk, useTell } from '../../queries.ts'

export function Sessions(): ReactNode {
  const sessions = useAsk('GET /sessions', {})
  const endAll = useTell('POST /sessions/end', ['GET /sessions'])
  const others = (sessions.data?.sessions ?? []).filter(({ current }) => !current).length
  return (
    <Section
      title="Sessions"
      says="Where you are signed in. A session ends after 30 minutes without use, and after 12 hours."
      action={
        others > 0 && (
          <Button
            variant="default"
            loading={endAll.isPending}
            onClick={() =>
              endAll.mutate({}, { onSuccess: () => tellDone('All other sessions ended.'), onError: tellRefused })
            }
          >
            End all others
          </Button>
        )
      }
    >
      <Loaded query={sessions}>{(found) => <SessionTable sessions={found.sessions} />}</Loaded>
    </Section>
  )
}
