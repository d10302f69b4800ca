/** Change which projects a connection is for, chosen from those its account sees. */
import { Button, Stack, Switch } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type ReactNode, useState } from 'react'
import type { ConnectionView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ProjectChoice } from '../../parts/project-choice.tsx'
import { useTell } from '../../queries.ts'

export function ChangeProjects({
  connection,
  close,
}: {
  readonly connection: ConnectionView
  readonly close: () => void
}): ReactNode {
  const { name, projects } = connection
  const [all, setAll] = useState(projects === null)
  const [keys, setKeys] = useState<readonly string[]>(projects ?? [])
  const change = useTell('PUT /connections/{name}/projects', ['GET /connections'])
  const test = useTell('POST /connections/{name}/test', [
    'GET /connections/{name}',
    'GET /connections',
    'GET /overview',
  ])
  // Other projects are other rights: the check is made again at once.
  const save = async (): Promise<void> => {
    await change.mutateAsync({ name, projects: all ? null : [...keys] })
    await test.mutateAsync({ name })
    notifications.show({ message: `The projects of ${name} are changed.` })
    close()
  }
  const error = change.error ?? test.error
  return (
    <Panel label="Change projects" title={`Projects of ${name}`} close={close} enter>
      <Stack gap="sm">
        <Switch
          label="Every project the account sees"
          checked={all}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
        {!all && <ProjectChoice site={name} keys={keys} choose={setKeys} />}
        {error && <Failure error={error} />}
        <Button
          disabled={!all && keys.length === 0}
          loading={change.isPending || test.isPending}
          onClick={() => void save().catch(() => {})}
          style={{ alignSelf: 'start' }}
        >
          Save and test
        </Button>
      </Stack>
    </Panel>
  )
}
