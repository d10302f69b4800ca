/** Objects of the target that nothing of the plan stands for: they stay, unless somebody says to delete one. */
import { Button, Group, Select, Table, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { PlanView, TargetObjectView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { ObjectName, useKindLabel } from '../../parts/kind.tsx'
import { Section } from '../../parts/section.tsx'
import { useAsk } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { useDraft, useDrafts } from './map-drafts.ts'
import type { Answered } from './said-by.tsx'

/** A page; the search finds the others. */
const MOST = 50
const PAUSE = 200

export function MapTargets({ plan, answered }: { readonly plan: PlanView; readonly answered: Answered }): ReactNode {
  const [open, setOpen] = useState(false)
  return (
    <Section
      title={`Only on ${plan.to}`}
      says="Nothing of the plan stands for these. They stay as they are, unless you say to delete one; what that takes along is told when the plan is made again."
      action={
        <Button variant="default" style={{ flex: 'none' }} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide them' : 'Show them'}
        </Button>
      }
    >
      {open && <List plan={plan} answered={answered} />}
    </Section>
  )
}

function List({ plan, answered }: { readonly plan: PlanView; readonly answered: Answered }): ReactNode {
  const [typed, setTyped] = useState('')
  const [kind, setKind] = useState<string | null>(null)
  const [search] = useDebouncedValue(typed, PAUSE)
  const found = useAsk('GET /plans/{id}/targets', {
    id: plan.id,
    limit: MOST,
    ...(search === '' ? {} : { search }),
    ...(kind === null ? {} : { kind }),
  })
  const kinds = useAsk('GET /kinds', {}, { fresh: Number.POSITIVE_INFINITY }).data?.kinds ?? []
  const { total = 0, objects = [] } = found.data ?? {}
  return (
    <>
      <Group gap={8} mb={8}>
        <TextInput
          size="xs"
          type="search"
          aria-label={`Search what is only on ${plan.to}`}
          placeholder="Search"
          leftSection={<IconSearch size={14} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Select
          size="xs"
          aria-label="Kind"
          placeholder="Every kind"
          data={kinds.map((one) => ({ value: one.kind, label: one.label }))}
          value={kind}
          onChange={setKind}
          clearable
          clearButtonProps={{ 'aria-label': 'Every kind' }}
        />
        <Text fz="sm" className="dimmed tabular" ml="auto" aria-live="polite">
          {objects.length < total ? `${objects.length} of ${total.toLocaleString()}` : total.toLocaleString()} objects
        </Text>
      </Group>
      {found.isError && <Failure error={found.error} again={() => found.refetch()} />}
      <Table aria-label={`Only on ${plan.to}`}>
        <Table.Tbody>
          {objects.map((object) => (
            <Line key={object.key} object={object} said={answered.get(object.key)?.answer} />
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}

function Line({ object, said }: { readonly object: TargetObjectView; readonly said: string | undefined }): ReactNode {
  const { key, kind, locked } = object
  const drafts = useDrafts()
  const draft = useDraft(key)
  const allowed = useMay('deployer')
  const label = useKindLabel()
  const goes = (draft === undefined ? said : draft) === 'delete'
  const say = (): void => {
    const wanted = goes ? null : 'delete'
    drafts.say([key], wanted === (said ?? null) ? undefined : wanted)
  }
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        <ObjectName of={key} plain />
      </Table.Th>
      <Table.Td className="dimmed">{label(kind)}</Table.Td>
      <Table.Td ta="right">
        {locked === null ? (
          <Button
            size="compact-xs"
            variant={goes ? 'filled' : 'subtle'}
            color={goes ? 'red.8' : 'gray'}
            leftSection={<IconTrash size={13} aria-hidden />}
            aria-pressed={goes}
            disabled={!allowed}
            onClick={say}
          >
            {goes ? 'To be deleted' : 'Delete'}
          </Button>
        ) : (
          <span className="dimmed" title={locked}>
            Cannot be deleted
          </span>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
