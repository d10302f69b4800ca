/** A table that places Jira's values under ours, and says which is written where several stand for the same. */
import { Radio, Select, Table, Text, VisuallyHidden } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { Mark } from '../../parts/mark.tsx'
import { ASKS } from '../../parts/signs.ts'
import { type Placed, place, placeOf, writeFirst } from './placing.ts'

interface Named {
  readonly id: string
  readonly name: string
  readonly note?: ReactNode
}

interface PlaceValuesProps {
  readonly label: string
  readonly placesLabel: string
  readonly places: readonly Named[]
  readonly values: readonly Named[]
  readonly placed: Placed
  /** Whether ours are written to Jira at all. */
  readonly writes: boolean
  readonly set: (placed: Placed) => void
}

export function PlaceValues(props: PlaceValuesProps): ReactNode {
  const { label, placesLabel, places, values, placed, writes } = props
  const group = useId()
  const empty = places.filter(({ id }) => !placed[id]?.some((value) => values.some((one) => one.id === value)))
  return (
    <>
      <Table verticalSpacing={4} maw={820}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{label}</Table.Th>
            {values.some(({ note }) => note) && <Table.Th w={112}>Category</Table.Th>}
            <Table.Th w={200}>{placesLabel}</Table.Th>
            {writes && <Table.Th w={136}>Written for it</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {values.map((value) => (
            <ValueRow key={value.id} value={value} group={group} {...props} />
          ))}
        </Table.Tbody>
      </Table>
      {writes && empty.length > 0 && (
        <Text fz="xs" className="dimmed" mt={6}>
          Nothing in Jira stands for {empty.map(({ name }) => name).join(', ')}: setting{' '}
          {empty.length === 1 ? 'it' : 'one of them'} here cannot be written, and says so.
        </Text>
      )}
    </>
  )
}

function ValueRow({
  value,
  group,
  places,
  placesLabel,
  placed,
  writes,
  set,
}: PlaceValuesProps & { readonly value: Named; readonly group: string }): ReactNode {
  const at = placeOf(placed, value.id)
  const stage = places.find(({ id }) => id === at)
  const alone = at !== undefined && placed[at]?.length === 1
  return (
    <Table.Tr>
      <Table.Td fw={500}>{value.name}</Table.Td>
      {value.note && <Table.Td>{value.note}</Table.Td>}
      <Table.Td>
        <Select
          size="xs"
          aria-label={`${placesLabel} of ${value.name}`}
          placeholder={`Choose a ${placesLabel.toLowerCase()}`}
          data={places.map(({ id, name }) => ({ value: id, label: name }))}
          value={at ?? null}
          onChange={(to) => set(place(placed, value.id, to))}
          allowDeselect={false}
        />
      </Table.Td>
      {writes && (
        <Table.Td>
          {stage === undefined ? (
            <Mark sign={ASKS} word="Not placed" />
          ) : alone ? (
            <span className="dimmed">the only one</span>
          ) : (
            <Radio
              size="xs"
              name={`${group} ${stage.id}`}
              label={
                <>
                  Write this one
                  <VisuallyHidden>
                    , {value.name}, for {stage.name}
                  </VisuallyHidden>
                </>
              }
              checked={placed[stage.id]?.[0] === value.id}
              onChange={() => set(writeFirst(placed, value.id))}
            />
          )}
        </Table.Td>
      )}
    </Table.Tr>
  )
}
