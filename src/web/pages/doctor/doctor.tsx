/** Doctor: type a key, and read why the issue is or is not in sync. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconStethoscope } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { DoctorView } from '../../../actions/index.ts'
import { useLive } from '../../live.ts'
import { Empty } from '../../parts/empty.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { useAsk } from '../../queries.ts'
import { useView } from '../../view.ts'
import classes from './doctor.module.css'
import { FieldTable } from './field-table.tsx'
import { GoneOrHidden } from './gone-or-hidden.tsx'
import { Story } from './story.tsx'
import { Verdict } from './verdict.tsx'

export function DoctorPage(): ReactNode {
  const { view, change } = useView()
  const asked = view.key?.trim().toUpperCase()
  return (
    <Page title="Doctor" context="Why an issue is, or is not, in sync.">
      <Stack gap={24}>
        <KeyForm
          key={asked ?? ''}
          asked={asked ?? ''}
          ask={(key) => change({ key, ...(key === asked ? {} : { connection: undefined }) })}
        />
        {asked === undefined ? (
          <Empty
            Icon={IconStethoscope}
            title="Which issue?"
            says="Type its key as Jira shows it, such as PAY-17; one that it had before a move will do. You read what was seen of it, what it is linked with, and field by field what each side holds and what waits."
          />
        ) : (
          <Asked key={`${asked} ${view.connection ?? ''}`} asked={asked} connection={view.connection} />
        )}
      </Stack>
    </Page>
  )
}

function KeyForm({ asked, ask }: { readonly asked: string; readonly ask: (key: string) => void }): ReactNode {
  const [typed, setTyped] = useState(asked)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (typed.trim() !== '') ask(typed.trim().toUpperCase())
  }
  return (
    <form onSubmit={submit}>
      <Group gap="xs">
        <TextInput
          aria-label="Key of the issue"
          placeholder="PAY-17"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          autoFocus={asked === ''}
          w={220}
        />
        <Button type="submit" size="sm" disabled={typed.trim() === ''}>
          Ask
        </Button>
      </Group>
    </form>
  )
}

function Asked({ asked, connection }: { readonly asked: string; readonly connection: string | undefined }): ReactNode {
  const told = useAsk('GET /sync/doctor', { key: asked, ...(connection ? { connection } : {}) })
  useLive('sync', ['GET /sync/doctor'])
  return <Loaded query={told}>{(doctor) => <Told doctor={doctor} />}</Loaded>
}

function Told({ doctor }: { readonly doctor: DoctorView }): ReactNode {
  const { story, fields } = doctor
  return (
    <Stack gap={28}>
      <Verdict doctor={doctor} />
      <GoneOrHidden doctor={doctor} />
      <div className={classes.columns}>
        <Section title="The story" says="What is known, in order.">
          <Story story={story} />
        </Section>
        {fields.length > 0 && (
          <Section title="Field by field">
            <FieldTable fields={fields} />
          </Section>
        )}
      </div>
      {!doctor.found && (
        <Text fz="sm" className="dimmed">
          Fairlead knows issues only of the projects that its connections are for.
        </Text>
      )}
    </Stack>
  )
}
