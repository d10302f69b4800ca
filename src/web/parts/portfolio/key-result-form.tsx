/** Makes a key result, or changes one. */
import { Button, Checkbox, Group, NumberInput, Stack, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { KeyResultView } from '../../../actions/index.ts'
import { OF_ITEMS } from '../../portfolio.ts'
import { useTell } from '../../queries.ts'
import { Failure } from '../failure.tsx'
import { Panel } from '../panel.tsx'

export interface KeyResultAsked {
  /** The objective's id and name. */
  readonly item: { readonly id: string; readonly name: string }
  /** Undefined makes a new one. */
  readonly result?: KeyResultView | undefined
}

type Fields = Pick<KeyResultView, 'name' | 'unit' | 'from' | 'target' | 'current' | 'by'>

const number = (value: number | string): number => (typeof value === 'number' ? value : Number(value))

export function KeyResultForm({ item, result, close }: KeyResultAsked & { readonly close: () => void }): ReactNode {
  const [{ name, unit, from, target, current, by }, setFields] = useState<Fields>(
    () => result ?? { name: '', unit: '', from: 0, target: 100, current: 0, by: 'hand' as const },
  )
  const set = (some: Partial<Fields>): void => setFields((before) => ({ ...before, ...some }))
  const create = useTell('POST /items/{id}/key-results', OF_ITEMS)
  const change = useTell('PUT /key-results/{id}', OF_ITEMS)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const fields = { name, unit, from, target, current, by }
    if (result) change.mutate({ id: result.id, ...fields }, { onSuccess: close })
    else create.mutate({ id: item.id, ...fields }, { onSuccess: close })
  }
  const error = result ? change.error : create.error
  return (
    <Panel label="Key result" title={result ? 'Key result' : 'New key result'} context={item.name} close={close} enter>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label="What is measured"
            placeholder="Parcels delivered on time"
            required
            maxLength={255}
            autoFocus
            value={name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <TextInput
            label="Unit"
            description="Such as %, days or €; empty where it is a mere number."
            maxLength={40}
            value={unit}
            onChange={(event) => set({ unit: event.currentTarget.value })}
          />
          <Group grow>
            <NumberInput label="From" value={from} onChange={(value) => set({ from: number(value) })} />
            <NumberInput
              label="Now"
              disabled={by === 'progress'}
              value={current}
              onChange={(value) => set({ current: number(value) })}
            />
            <NumberInput
              label="Target"
              value={target}
              error={from === target && 'Choose a target that differs from where it starts.'}
              onChange={(value) => set({ target: number(value) })}
            />
          </Group>
          <Checkbox
            label="It follows the progress of the issues below the objective"
            checked={by === 'progress'}
            onChange={(event) => set({ by: event.currentTarget.checked ? 'progress' : 'hand' })}
          />
          {error && <Failure error={error} />}
          <Group gap="xs" justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button
              type="submit"
              disabled={name.trim() === '' || from === target}
              loading={create.isPending || change.isPending}
            >
              {result ? 'Save' : 'Make the key result'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  )
}
