/** Takes a snapshot of a site that is chosen from those connected. */
import { Button, Menu } from '@mantine/core'
import { IconCamera, IconChevronDown } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useAsk, type useTell } from '../../queries.ts'
import { DEPLOYMENT_WORDS } from '../sites/sites.tsx'

/** The page keeps what became of it, for it shows the refusal. */
export type Take = ReturnType<typeof useTell<'POST /snapshots'>>

export function TakeSnapshot({ take }: { readonly take: Take }): ReactNode {
  const connections = useAsk('GET /connections', {}).data?.connections ?? []
  const [full, setFull] = useState(false)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          loading={take.isPending}
          leftSection={<IconCamera size={15} aria-hidden />}
          rightSection={<IconChevronDown size={13} aria-hidden />}
        >
          Take snapshot
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Of which site?</Menu.Label>
        {connections.map(({ name, deployment }) => (
          <Menu.Item
            key={name}
            onClick={() => take.mutate({ connection: name, full })}
            rightSection={<span className="dimmed">{DEPLOYMENT_WORDS[deployment]}</span>}
          >
            {name}
          </Menu.Item>
        ))}
        {connections.length === 0 ? (
          <Menu.Item component={Link} to="/sites/connect">
            Connect a site first
          </Menu.Item>
        ) : (
          <>
            <Menu.Divider />
            <Menu.CheckboxItem checked={full} onChange={setFull} closeMenuOnClick={false}>
              Read everything
              <div className="dimmed" style={{ fontSize: 12 }}>
                Also what the site says has not changed
              </div>
            </Menu.CheckboxItem>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
