/** Above a list: search, filters as chips, columns, how many there are. All but the columns is in the address. */
import { Button, CloseButton, Group, Menu, Text, TextInput } from '@mantine/core'
import { IconChevronDown, IconColumns3, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { View, ViewState } from '../../view.ts'
import { chosen, nameOf, optionsOf } from './arrange.ts'
import type { Filter, List } from './column.ts'

const PAUSE = 150

const counted = (label: string, count: number): string =>
  count === 1 ? label.toLowerCase().replace(/s$/, '') : label.toLowerCase()

export interface Counted {
  readonly total: number
  readonly options: Readonly<Record<string, readonly (readonly [string, number])[]>>
}

export function Bar<Row>({
  list,
  rows,
  shown,
  state,
  hidden,
  onHide,
  extra,
  counted: known,
  newest = false,
}: {
  readonly list: List<Row>
  readonly rows: readonly Row[]
  readonly shown: number
  /** Where the rows are not all at hand: how many there are, and how many of each of a filter's values. */
  readonly counted?: Counted
  readonly state: ViewState
  readonly hidden: readonly string[]
  readonly onHide: (hidden: readonly string[]) => void
  readonly extra?: ReactNode
  /** There are older ones than all of these. */
  readonly newest?: boolean | undefined
}): ReactNode {
  const { filters = [] } = list
  const total = known?.total ?? rows.length
  const all = `${newest ? 'newest ' : ''}${total.toLocaleString()}`
  const narrowed = state.view.q || filters.some(({ id }) => chosen(state.view, id).length > 0)
  return (
    <Group gap={8} mb={8} className="no-print">
      {list.textOf && <Search label={list.label} state={state} />}
      {extra}
      {filters.map((filter) => (
        <FilterChip
          key={filter.id}
          filter={filter}
          options={() => known?.options[filter.id] ?? optionsOf(rows, filter)}
          state={state}
        />
      ))}
      {narrowed && (
        <Button
          variant="subtle"
          onClick={() =>
            state.change(Object.fromEntries([['q', undefined], ...filters.map(({ id }) => [id, undefined])]) as View)
          }
        >
          Clear
        </Button>
      )}
      <Group gap={8} wrap="nowrap" ml="auto">
        <Text fz="sm" className="dimmed tabular" aria-live="polite">
          {shown === total ? all : `${shown.toLocaleString()} of ${newest ? 'the ' : ''}${all}`}{' '}
          {counted(list.label, total)}
        </Text>
        {list.columns.some(({ always }) => !always) && <Columns list={list} hidden={hidden} onHide={onHide} />}
      </Group>
    </Group>
  )
}

/** The address follows a moment after the last key. */
function Search({ label, state: { view, change } }: { readonly label: string; readonly state: ViewState }): ReactNode {
  const [text, setText] = useState(view.q ?? '')
  useEffect(() => setText(view.q ?? ''), [view.q])
  useEffect(() => {
    if (text === (view.q ?? '')) return
    const timer = setTimeout(() => change({ q: text }), PAUSE)
    return () => clearTimeout(timer)
  }, [text, view.q, change])
  return (
    <TextInput
      type="search"
      size="xs"
      style={{ flex: '1 1 130px', maxWidth: 230 }}
      aria-label={`Search ${label.toLowerCase()}`}
      placeholder="Search"
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={text && <CloseButton size="xs" aria-label="Clear the search" onClick={() => setText('')} />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  )
}

function FilterChip<Row>({
  filter,
  options,
  state: { view, change },
}: {
  readonly filter: Filter<Row>
  readonly options: () => readonly (readonly [string, number])[]
  readonly state: ViewState
}): ReactNode {
  const wanted = chosen(view, filter.id)
  const toggle = (value: string): void => {
    const next = wanted.includes(value) ? wanted.filter((one) => one !== value) : [...wanted, value]
    change({ [filter.id]: next.join(',') })
  }
  const says = wanted.length > 2 ? `${wanted.length} chosen` : wanted.map((value) => nameOf(filter, value)).join(', ')
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant={wanted.length > 0 ? 'light' : 'default'}
          radius="xl"
          fw={500}
          rightSection={<IconChevronDown size={13} aria-hidden />}
        >
          {filter.label}
          {says && `: ${says}`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <Options filter={filter} options={options} wanted={wanted} toggle={toggle} />
      </Menu.Dropdown>
    </Menu>
  )
}

interface OptionsProps<Row> {
  readonly filter: Filter<Row>
  readonly options: () => readonly (readonly [string, number])[]
  readonly wanted: readonly string[]
  readonly toggle: (value: string) => void
}

/** Counted only when somebody looks. */
function Options<Row>({ filter, options, wanted, toggle }: OptionsProps<Row>): ReactNode {
  return options().map(([value, count]) => (
    <Menu.CheckboxItem
      key={value}
      checked={wanted.includes(value)}
      onChange={() => toggle(value)}
      rightSection={<span className="dimmed tabular">{count}</span>}
    >
      {nameOf(filter, value)}
    </Menu.CheckboxItem>
  ))
}

function Columns<Row>({
  list,
  hidden,
  onHide,
}: {
  readonly list: List<Row>
  readonly hidden: readonly string[]
  readonly onHide: (hidden: readonly string[]) => void
}): ReactNode {
  if (list.columns.every(({ always }) => always)) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" color="gray" c="var(--text-dimmed)" px={6} aria-label="Choose columns">
          <IconColumns3 size={16} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Columns</Menu.Label>
        {list.columns
          .filter(({ always }) => !always)
          .map(({ id, label }) => {
            const there = !hidden.includes(id)
            return (
              <Menu.CheckboxItem
                key={id}
                checked={there}
                onChange={() => onHide(there ? [...hidden, id] : hidden.filter((one) => one !== id))}
              >
                {label}
              </Menu.CheckboxItem>
            )
          })}
      </Menu.Dropdown>
    </Menu>
  )
}
