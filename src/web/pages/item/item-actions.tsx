/** What is done with the whole item: push it to Jira, remove it. */
import { ActionIcon, Button, Group, Menu } from '@mantine/core'
import { IconDots, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { ItemView } from '../../../actions/index.ts'
import { useMay } from '../../session.ts'
import { useView } from '../../view.ts'
import { RemoveItem } from './remove-item.tsx'

export function ItemActions({ item }: { readonly item: ItemView }): ReactNode {
  const { change } = useView()
  const [removing, setRemoving] = useState(false)
  if (!useMay('deployer')) return null
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
          <Menu.Item color="red.8" leftSection={<IconTrash size={15} aria-hidden />} onClick={() => setRemoving(true)}>
            Remove the {item.level}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {removing && <RemoveItem item={item} close={() => setRemoving(false)} />}
    </Group>
  )
}
