/** More for one item: open it, make one below it, move it. */
import { Menu } from '@mantine/core'
import { IconArrowMoveRight, IconDots, IconFileText, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ComponentProps, type ReactNode, useEffect, useState } from 'react'
import type { ItemLineView } from '../../../actions/index.ts'
import { LEVEL_SIGNS } from '../../parts/portfolio/signs.ts'
import { useView } from '../../view.ts'
import { useItemsState } from './items-state.tsx'
import { levelsBelow } from './levels-below.ts'
import { RowButton } from './row-button.tsx'

interface OfRow {
  readonly row: ItemLineView
}

/** Until it is first opened it is no more than its button: lists have many. */
export function ItemMenu({ row }: OfRow): ReactNode {
  const [asked, setAsked] = useState(false)
  if (asked) return <Opened row={row} />
  return <More row={row} aria-haspopup="menu" aria-expanded={false} onClick={() => setAsked(true)} />
}

const More = ({ row, ...others }: OfRow & ComponentProps<'button'>): ReactNode => (
  <RowButton {...others} className="on-demand" aria-label={`More for ${row.code}`}>
    <IconDots size={15} aria-hidden />
  </RowButton>
)

function Opened({ row }: OfRow): ReactNode {
  const [open, setOpen] = useState(false)
  useEffect(() => setOpen(true), [])
  const { mayEdit } = useItemsState()
  const { change } = useView()
  const navigate = useNavigate()
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-end" width={210}>
      <Menu.Target>
        <More row={row} autoFocus />
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
