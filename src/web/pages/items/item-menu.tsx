/** More for one item: open it, make one below it, move it. */
import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowMoveRight, IconDots, IconFileText, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ItemLineView } from '../../../actions/index.ts'
import { LEVEL_SIGNS } from '../../parts/portfolio/signs.ts'
import { useView } from '../../view.ts'
import { useItemsState } from './items-state.tsx'
import { levelsBelow } from './levels-below.ts'

export function ItemMenu({ row }: { readonly row: ItemLineView }): ReactNode {
  const { mayEdit } = useItemsState()
  const { change } = useView()
  const navigate = useNavigate()
  return (
    <Menu position="bottom-end" width={210}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          tabIndex={-1}
          className="on-demand"
          aria-label={`More for ${row.code}`}
        >
          <IconDots size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconFileText size={15} aria-hidden />}
          onClick={() => void navigate({ to: '/portfolio/items/$id', params: { id: row.code } })}
        >
          Open
        </Menu.Item>
        {mayEdit &&
          levelsBelow(row.level).map((level) => (
            <Menu.Item
              key={level}
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => change({ new: level, under: row.id, open: undefined, move: undefined })}
            >
              New {LEVEL_SIGNS[level].word.toLowerCase()} below
            </Menu.Item>
          ))}
        {mayEdit && (
          <Menu.Item
            leftSection={<IconArrowMoveRight size={15} aria-hidden />}
            onClick={() => change({ move: row.id, new: undefined, open: undefined })}
          >
            Move under …
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
