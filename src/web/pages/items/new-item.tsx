/** The button that makes an item, of whichever level. */
import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { LEVEL_SIGNS, type Level } from '../../parts/portfolio/signs.ts'
import { useMay } from '../../session.ts'
import { useView } from '../../view.ts'

const LEVELS = Object.keys(LEVEL_SIGNS) as Level[]

export function NewItem(): ReactNode {
  const { change } = useView()
  if (!useMay('editor')) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button rightSection={<IconChevronDown size={13} aria-hidden />}>New item</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {LEVELS.map((level) => {
          const { word, Icon } = LEVEL_SIGNS[level]
          return (
            <Menu.Item
              key={level}
              leftSection={<Icon size={15} aria-hidden />}
              onClick={() => change({ new: level, under: undefined, open: undefined, move: undefined })}
            >
              {word}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
