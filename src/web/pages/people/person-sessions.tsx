/** Where somebody else is signed in: seen and ended by whoever looks after them. */
import { Button, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { KnownPersonView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { SessionTable } from '../../parts/session-table.tsx'
import { tellDone } from '../../parts/tell-done.ts'
import { useAsk, useTell } from '../../queries.ts'

export function PersonSessions({
  person: { id, name },
  close,
}: {
  readonly person: KnownPersonView
  readonly close: () => void
}): ReactNode {
  const query = useAsk('GET /sessions', { person: id })
  const endAll = useTell('POST /sessions/end', ['GET /sessions', 'GET /people'])
  const end = (): void =>
    endAll.mutate({ person: id }, { onSuccess: () => tellDone(`${name} must sign in again everywhere.`) })
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      title={`Where ${name} is signed in`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Loaded query={query}>
        {({ sessions }) =>
          sessions.length === 0 ? (
            <div className="dimmed">Nowhere. Whoever signs in is listed here until the session ends.</div>
          ) : (
            <Stack gap="md">
              <SessionTable sessions={sessions} />
              {endAll.isError && <Failure error={endAll.error} />}
              <Button
                variant="default"
                c="var(--meaning-lose)"
                loading={endAll.isPending}
                onClick={end}
                style={{ alignSelf: 'start' }}
              >
                End all of them
              </Button>
            </Stack>
          )
        }
      </Loaded>
    </Modal>
  )
}
