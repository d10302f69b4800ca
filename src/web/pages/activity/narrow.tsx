/** What is looked for besides words, asked of the server, so that a rare line is found however far back it is. */
import { Button, Select, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { AuditRowView } from '../../../actions/index.ts'
import { useAsk } from '../../queries.ts'
import { useView, type View } from '../../view.ts'
import { useWho } from '../../who.ts'
import { actionWord, KNOWN_ACTIONS, outcomeSign } from './audit-words.ts'

const NOTHING: View = { who: undefined, what: undefined, outcome: undefined, from: undefined, to: undefined }
const OUTCOMES = ['done', 'begun', 'accepted', 'refused', 'unknown', 'not-allowed', 'input.invalid', 'internal']

/** Each job is an actor of its own, and all are called Fairlead: they are found by what they did. */
const isSomebody = (actor: string): boolean => !actor.startsWith('job:')

/** Each value once, by its name; the one in the address is always among them. */
function choices(values: readonly (string | undefined)[], name: (value: string) => string) {
  const all = [...new Set(values.filter((value) => value !== undefined))]
  return all.map((value) => ({ value, label: name(value) })).sort((a, b) => a.label.localeCompare(b.label))
}

export function Narrow({ rows }: { readonly rows: readonly AuditRowView[] }): ReactNode {
  const { view, change } = useView()
  const who = useWho()
  const people = useAsk('GET /people', {}, { fresh: 60_000 }).data?.people ?? []
  const set = (changes: View): void => change({ ...changes, open: undefined })
  const seen = {
    who: [...people.map(({ id }) => `person:${id}`), ...rows.map(({ actor }) => actor).filter(isSomebody)],
    what: [...KNOWN_ACTIONS, ...rows.map(({ action }) => action)],
    outcome: [...OUTCOMES, ...rows.map(({ outcome }) => outcome)],
  }
  const isNarrowed = Object.keys(NOTHING).some((name) => view[name])
  return (
    <>
      <Choice
        label="Who"
        value={view.who}
        data={choices([view.who, ...seen.who], who)}
        set={(to) => set({ who: to })}
      />
      <Choice
        label="What"
        width={160}
        value={view.what}
        data={choices([view.what, ...seen.what], actionWord)}
        set={(to) => set({ what: to })}
      />
      <Choice
        label="Outcome"
        width={110}
        value={view.outcome}
        data={choices([view.outcome, ...seen.outcome], (one) => outcomeSign(one).word)}
        set={(to) => set({ outcome: to })}
      />
      <Day label="From" value={view.from} set={(to) => set({ from: to })} />
      <Day label="To" value={view.to} set={(to) => set({ to })} />
      {isNarrowed && (
        <Button variant="subtle" onClick={() => set({ ...NOTHING, q: undefined })}>
          Clear
        </Button>
      )}
    </>
  )
}

interface One {
  readonly label: string
  readonly value: string | undefined
  readonly set: (value: string | undefined) => void
}

function Choice({
  label,
  value,
  data,
  set,
  width = 130,
}: One & { readonly data: ReturnType<typeof choices>; readonly width?: number }): ReactNode {
  return (
    <Select
      size="xs"
      w={width}
      aria-label={label}
      placeholder={label}
      data={data}
      value={value ?? null}
      onChange={(to) => set(to ?? undefined)}
      searchable
      clearable
      nothingFoundMessage="None"
      clearButtonProps={{ 'aria-label': `Any ${label.toLowerCase()}` }}
    />
  )
}

function Day({ label, value, set }: One): ReactNode {
  return (
    <TextInput
      type="date"
      size="xs"
      w={156}
      aria-label={`${label} day`}
      leftSection={<span className="dimmed">{label}</span>}
      leftSectionWidth={42}
      leftSectionPointerEvents="none"
      value={value ?? ''}
      onChange={(event) => set(event.currentTarget.value || undefined)}
    />
  )
}
