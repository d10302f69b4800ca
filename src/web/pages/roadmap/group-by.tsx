/** What the lanes are. */
import { Button, Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { LANES_BY, type LanesBy } from '../../../portfolio/index.ts'

const WORDS: Readonly<Record<LanesBy, string>> = {
  objective: 'Objective',
  owner: 'Owner',
  stage: 'Stage',
  none: 'None',
}

export function GroupBy({ by, setBy }: { readonly by: LanesBy; readonly setBy: (by: LanesBy) => void }): ReactNode {
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" fw={500} rightSection={<IconChevronDown size={13} aria-hidden />}>
          Group by: {WORDS[by]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {LANES_BY.map((one) => (
          <Menu.Item
            key={one}
            role="menuitemradio"
            aria-checked={one === by}
            rightSection={one === by && <IconCheck size={14} aria-hidden />}
            onClick={() => setBy(one)}
          >
            {WORDS[one]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
