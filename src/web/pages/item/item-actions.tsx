/** What is done with the whole item: push it to Jira, sync it again, remove it. */
import { ActionIcon, Button, Group, Menu } from '@mantine/core'
import { IconDots, IconRefresh, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { ItemView } from '../../../actions/index.ts'
import { tellDone } from '../../parts/tell-done.ts'
import { tellRefused } from '../../parts/tell-refused.ts'
import { useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { useView } from '../../view.ts'
import { RemoveItem } from './remove-item.tsx'

export function ItemActions({ item }: { readonly item: ItemView }): ReactNode {
  const { change } = useView()
  const [removing, setRemoving] = useState(false)
  const again = useTell('POST /items/{id}/resync', ['GET /items/{id}'])
  if (!useMay('editor')) return null
  return (
    <Group gap={8} wrap="nowrap">
      {item.issue === null && item.pushes.length > 0 && (
        <Button onClick={() => change({ show: 'push' })}>Push to Jira</Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label="More actions">
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {item.issue !== null && (
            <Menu.Item
              leftSection={<IconRefresh size={15} aria-hidden />}
              onClick={() =>
                again.mutate(
                  { id: item.id },
                  {
                    onSuccess: () => tellDone('Its issue is read again, and every field is decided anew.'),
                    onError: tellRefused,
                  },
                )
              }
            >
              Sync again
            </Menu.Item>
          )}
          <Menu.Item color="red.8" leftSection={<IconTrash size={15} aria-hidden />} onClick={() => setRemoving(true)}>
            Remove the {item.level}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {removing && <RemoveItem item={item} close={() => setRemoving(false)} />}
    </Group>
  )
}
