/** Which object of one site is which of the other; a pairing that is wrong can be undone by who says that it is meant. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { KeptPairingView } from '../../../actions/index.ts'
import { Facts } from '../../parts/facts.tsx'
import { Failure } from '../../parts/failure.tsx'
import { nameIn } from '../../parts/keys.ts'
import { ObjectName, useKindLabel } from '../../parts/kind.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Person } from '../../parts/person.tsx'
import type { List } from '../../parts/table/column.ts'
import { ListTable } from '../../parts/table/list-table.tsx'
import { When } from '../../parts/when.tsx'
import { useAsk, useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { useView } from '../../view.ts'
import { useWho } from '../../who.ts'

interface Between {
  readonly from: string
  readonly to: string
}

/** More are found by the search. */
const MOST = 1_000

function listFor(
  { from, to }: Between,
  who: (actor: string) => string,
  label: (kind: string) => string,
): List<KeptPairingView> {
  return {
    name: 'remembered-pairings',
    label: 'Pairings',
    keyOf: ({ id }) => id,
    textOf: ({ sourceKey, targetKey, sourceId, targetId }) => [sourceKey, targetKey, sourceId, targetId].join(' '),
    filters: [{ id: 'kind', label: 'Kind', of: ({ kind }) => kind, name: label }],
    columns: [
      {
        id: 'source',
        label: from,
        width: 'minmax(190px, 1.4fr)',
        always: true,
        order: ({ sourceKey }) => sourceKey,
        cell: ({ sourceKey }) => <ObjectName of={sourceKey} />,
      },
      {
        id: 'target',
        label: to,
        width: 'minmax(150px, 1.2fr)',
        always: true,
        order: ({ targetKey }) => targetKey,
        cell: ({ sourceKey, targetKey }) => (
          <span className={sourceKey === targetKey ? 'dimmed' : undefined}>{nameIn(targetKey)}</span>
        ),
      },
      {
        id: 'by',
        label: 'Since the deployment of',
        width: 'minmax(130px, 1fr)',
        spare: true,
        order: ({ by }) => who(by),
        cell: ({ by }) => <Person name={who(by)} />,
      },
      { id: 'at', label: 'Since', width: '100px', order: ({ at }) => at, cell: ({ at }) => <When at={at} /> },
    ],
  }
}

export function RememberedPairings({ from, to }: Between): ReactNode {
  const { view, change } = useView()
  const [enter, setEnter] = useState(false)
  const kept = useAsk('GET /mappings/pairings', { from, to, limit: MOST, ...(view.q ? { search: view.q } : {}) })
  const list = listFor({ from, to }, useWho(), useKindLabel())
  return (
    <Loaded query={kept}>
      {({ pairings, total }) => {
        const open = pairings.find(({ id }) => id === view.open)
        return (
          <>
            <ListTable
              list={list}
              rows={pairings}
              open={view.open}
              onOpen={(row, into) => {
                setEnter(into)
                change({ open: row?.id })
              }}
            />
            {total > pairings.length && (
              <Text fz="sm" className="dimmed" mt="sm">
                {total - pairings.length} more: search for them.
              </Text>
            )}
            {open && (
              <OnePairing
                key={open.id}
                from={from}
                to={to}
                pairing={open}
                enter={enter}
                close={() => change({ open: undefined })}
              />
            )}
          </>
        )
      }}
    </Loaded>
  )
}

interface OnePairingProps extends Between {
  readonly pairing: KeptPairingView
  readonly enter: boolean
  readonly close: () => void
}

function OnePairing({ from, to, pairing, enter, close }: OnePairingProps): ReactNode {
  const [asks, setAsks] = useState(false)
  const allowed = useMay('deployer')
  const who = useWho()
  const { sourceKey, targetKey, sourceId, targetId, by, at } = pairing
  const facts = [
    [from, `${nameIn(sourceKey)} (id ${sourceId})`],
    [to, `${nameIn(targetKey)} (id ${targetId})`],
    ['Since', <When key="at" at={at} />],
    ['By the deployment of', who(by)],
  ] as const
  return (
    <Panel
      label={`Pairing of ${nameIn(sourceKey)}`}
      title={<ObjectName of={sourceKey} />}
      context={`${from} → ${to}`}
      enter={enter}
      close={close}
      actions={
        allowed && (
          <Button variant="default" onClick={() => setAsks(true)}>
            Undo the pairing
          </Button>
        )
      }
    >
      <Facts facts={facts} />
      {asks && <Confirm from={from} to={to} pairing={pairing} close={() => setAsks(false)} done={close} />}
    </Panel>
  )
}

interface ConfirmProps extends Between {
  readonly pairing: KeptPairingView
  readonly close: () => void
  readonly done: () => void
}

function Confirm({ from, to, pairing, close, done }: ConfirmProps): ReactNode {
  const unpair = useTell('DELETE /mappings/pairings/{id}', ['GET /mappings/pairings', 'GET /mappings/sites'])
  const undo = (): void => unpair.mutate({ from, to, id: pairing.id }, { onSuccess: done })
  return (
    <Modal opened onClose={close} title="Undo this pairing?" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack gap="sm" fz="sm">
        <Text fz="sm">
          Fairlead forgets that {nameIn(pairing.sourceKey)} of {from} is {nameIn(pairing.targetKey)} of {to}. Nothing is
          changed in Jira. The next plan looks for the pair by name, and where there is none it creates another object.
        </Text>
        {unpair.isError && <Failure error={unpair.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button color="red.8" loading={unpair.isPending} onClick={undo}>
            Undo the pairing
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
