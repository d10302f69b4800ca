/** The one-time links by which others give tokens: what became of each, and what was odd. */
import { Button, Stack } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { HandOverAlarmView } from '../../../actions/index.ts'
import { Empty, unlessEmpty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { When } from '../../parts/when.tsx'
import { useAsk, useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { useView } from '../../view.ts'
import { AskForToken } from './ask-for-token.tsx'
import { LinkTable } from './link-table.tsx'

export function HandOversPage(): ReactNode {
  const links = useAsk('GET /hand-overs', {}, { every: 15_000 })
  const sites = useAsk('GET /connections', {})
  const administrator = useMay('administrator')
  const { view, change } = useView()
  // Asked for one connection ("Ask for a new token by link"), the form is open with it.
  const [asking, setAsking] = useState<string | undefined>(view.replace)
  const close = (): void => {
    setAsking(undefined)
    change({ replace: undefined })
  }
  const ask = administrator && <Button onClick={() => setAsking('')}>Ask for a token</Button>
  return (
    <Page
      title="One-time links"
      context="By one of these somebody without an account here gives a token, once."
      action={unlessEmpty(links.data?.handOvers, ask)}
    >
      <div style={{ display: 'flex', gap: 0, alignItems: 'flex-start' }}>
        <div style={{ flex: 1, minWidth: 0 }}>
          <Loaded query={links}>
            {({ handOvers, alarms }) => (
              <Stack gap="md">
                {alarms.map((alarm) => (
                  <Alarm key={alarm.id} alarm={alarm} />
                ))}
                {handOvers.length === 0 ? (
                  <Empty
                    Icon={IconLink}
                    title="No link was made yet"
                    says="Where only an administrator of Jira may make the token, send them a link instead of asking them to send you the token."
                    step={ask || 'An administrator of Fairlead makes links.'}
                  />
                ) : (
                  <LinkTable links={handOvers} />
                )}
              </Stack>
            )}
          </Loaded>
        </div>
        {asking !== undefined && sites.data && (
          <AskForToken key={asking} connections={sites.data.connections} first={asking} close={close} />
        )}
      </div>
    </Page>
  )
}

function Alarm({ alarm: { id, says, lastAt } }: { readonly alarm: HandOverAlarmView }): ReactNode {
  const settle = useTell('POST /hand-overs/alarms/{id}/settle', ['GET /hand-overs', 'GET /overview'])
  return (
    <Notice
      meaning="lose"
      title={says}
      action={
        <Button variant="default" loading={settle.isPending} onClick={() => settle.mutate({ id })}>
          Looked into
        </Button>
      }
    >
      <span className="dimmed">
        Last <When at={lastAt} />
      </span>
      {settle.isError && <Failure error={settle.error} />}
    </Notice>
  )
}
