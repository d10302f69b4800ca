/** Pushes an item to Jira, after showing every call that it would make. */
import { Button, Group, Radio, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type ReactNode, useState } from 'react'
import type { ItemView, PreviewView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Rows } from '../../parts/loaded.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Writes } from '../../parts/portfolio/writes.tsx'
import { OF_ITEMS } from '../../portfolio.ts'
import { useTell } from '../../queries.ts'
import { ProblemLines } from '../sync/problem-lines.tsx'
import { usePushPreview } from './use-push-preview.ts'

export function PushPanel({ item, close }: { readonly item: ItemView; readonly close: () => void }): ReactNode {
  const [asked, setAsked] = useState<string>()
  const chosen = item.pushes.find(({ integration }) => integration === asked) ?? item.pushes[0]
  const preview = usePushPreview(item.id, chosen?.integration)
  const push = useTell('POST /items/{id}/push', [...OF_ITEMS, 'GET /sync/steps', 'GET /sync'])
  if (!chosen) return null
  const { integration, project, type } = chosen
  const start = (): void =>
    push.mutate(
      { id: item.id, integration },
      {
        onSuccess: () => {
          notifications.show({ message: `${item.code} is on its way to ${project}.` })
          close()
        },
      },
    )
  return (
    <Panel
      label="Push to Jira"
      title="Push to Jira"
      context={`${item.code} ${item.name} becomes an issue of type ${type} in ${project}, and is kept aligned from then on.`}
      close={close}
      enter
      over
    >
      <Stack gap={18}>
        {item.pushes.length > 1 && (
          <Radio.Group label="By which integration" value={integration} onChange={setAsked}>
            <Stack gap={6} mt={6}>
              {item.pushes.map((one) => (
                <Radio
                  key={one.integration}
                  value={one.integration}
                  label={`${one.name}: ${one.type} in ${one.project}`}
                />
              ))}
            </Stack>
          </Radio.Group>
        )}
        {preview.isError && <Failure error={preview.error} again={() => preview.refetch()} />}
        {preview.isPending && <Rows count={4} />}
        {preview.data && <Calls preview={preview.data} />}
        {push.isError && <Failure error={push.error} />}
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button disabled={!preview.data || blocked(preview.data)} loading={push.isPending} onClick={start}>
            Push to Jira
          </Button>
        </Group>
      </Stack>
    </Panel>
  )
}

const blocked = ({ problems }: PreviewView): boolean => problems.some(({ severity }) => severity === 'blocks')

function Calls({ preview }: { readonly preview: PreviewView }): ReactNode {
  const { problems } = preview
  return (
    <>
      {problems.length > 0 && (
        <Notice
          meaning={blocked(preview) ? 'lose' : 'change'}
          title={blocked(preview) ? 'It cannot be pushed yet.' : 'To know before'}
        >
          <ProblemLines problems={problems} />
        </Notice>
      )}
      <Writes preview={preview} />
    </>
  )
}
