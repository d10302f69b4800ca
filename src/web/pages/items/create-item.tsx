/** Makes an item: its level and where it stands are given, the rest is typed. */
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { ItemView } from '../../../actions/index.ts'
import { LEVELS, type Level, mayStandBelow } from '../../../portfolio/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ItemSelect } from '../../parts/portfolio/item-select.tsx'
import { MemberSelect } from '../../parts/portfolio/member-select.tsx'
import { LEVEL_SIGNS } from '../../parts/portfolio/signs.ts'
import { OF_ITEMS } from '../../portfolio.ts'
import { useTell } from '../../queries.ts'

export function CreateItem({
  level,
  under,
  close,
  made,
}: {
  readonly level: Level
  readonly under: string | undefined
  readonly close: () => void
  readonly made: (item: ItemView) => void
}): ReactNode {
  const [name, setName] = useState('')
  const [parent, setParent] = useState<string | null>(under ?? null)
  const [owner, setOwner] = useState<string | null>(null)
  const [days, setDays] = useState({ start: '', due: '' })
  const create = useTell('POST /items', OF_ITEMS)
  const word = LEVEL_SIGNS[level].word
  const above = LEVELS.filter((one) => mayStandBelow(level, one))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const { start, due } = days
    create.mutate({ level, name, parent, owner, start: start || null, due: due || null }, { onSuccess: made })
  }
  return (
    <Panel label={`New ${word.toLowerCase()}`} title={`New ${word.toLowerCase()}`} close={close} enter over>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label="Name"
            required
            maxLength={255}
            autoFocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <ItemSelect label="Below" levels={above} item={parent} choose={setParent} />
          <MemberSelect label="Owner" member={owner} choose={setOwner} />
          <Group grow>
            {(['start', 'due'] as const).map((field) => (
              <TextInput
                key={field}
                type="date"
                label={field === 'start' ? 'Start' : 'Due'}
                value={days[field]}
                onChange={(event) => setDays({ ...days, [field]: event.currentTarget.value })}
              />
            ))}
          </Group>
          {create.isError && <Failure error={create.error} />}
          <Group gap="xs" justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" disabled={name.trim() === ''} loading={create.isPending}>
              Make the {word.toLowerCase()}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  )
}
