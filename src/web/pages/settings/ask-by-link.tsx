/** For who deploys and does not administer that Jira: an administrator of it gives the token, by a one-time link. */
import { Button, Modal, Select, Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { ConnectionView, HandOverMadeView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { useTell } from '../../queries.ts'
import { GoodFor, USUAL } from '../hand-overs/good-for.tsx'
import { LinkMade } from '../hand-overs/link-made.tsx'

export function AskByLink({
  connections,
  close,
}: {
  readonly connections: readonly ConnectionView[]
  readonly close: () => void
}): ReactNode {
  const [name, setName] = useState(connections[0]?.name ?? '')
  const [terms, setTerms] = useState(USUAL)
  const [made, setMade] = useState<HandOverMadeView>()
  const ask = useTell('POST /authorizations/{name}/hand-over', ['GET /hand-overs'])
  const { hours, note } = terms
  const make = (): void =>
    ask.mutate({ name, hours, note: note.trim() === '' ? null : note.trim() }, { onSuccess: setMade })
  return (
    <Modal opened onClose={close} title="Ask an administrator of Jira" closeButtonProps={{ 'aria-label': 'Close' }}>
      {made ? (
        <LinkMade made={made} />
      ) : (
        <Stack gap="sm" fz="sm">
          <div>
            They give a token of their own account by a one-time link. Deployments that you start then act in Jira as
            that account, and the page tells them so. Nobody else can use it.
          </div>
          <Select
            label="Site"
            data={connections.map((one) => one.name)}
            value={name}
            onChange={(value) => setName(value ?? name)}
            allowDeselect={false}
          />
          <GoodFor terms={terms} change={setTerms} />
          {ask.isError && <Failure error={ask.error} />}
          <Button onClick={make} loading={ask.isPending} style={{ alignSelf: 'start' }}>
            Make the link
          </Button>
        </Stack>
      )}
    </Modal>
  )
}
