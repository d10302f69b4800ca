/** Who is signed in, how the screens look to them, and the way out. */
import { Avatar, Menu, SegmentedControl, Text, useMantineColorScheme } from '@mantine/core'
import { IconLogout, IconUser } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PersonView } from '../../actions/index.ts'
import { leave } from '../session.ts'
import classes from './shell.module.css'

const SCHEMES = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: 'Auto' },
] as const

export function UserMenu({ person }: { readonly person: PersonView }): ReactNode {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const client = useQueryClient()
  return (
    <Menu width={230} position="top-start">
      <Menu.Target>
        <button type="button" className={classes.person}>
          <Avatar name={person.name} size={26} radius="xl" color="harbour" variant="filled" aria-hidden />
          <span style={{ minWidth: 0 }}>
            <Text component="span" display="block" fz="sm" fw={500} className="one-line">
              {person.name}
            </Text>
            <Text component="span" display="block" fz={11.5} className="dimmed" tt="capitalize">
              {person.role}
            </Text>
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{person.email}</Menu.Label>
        <SegmentedControl
          aria-label="Colour scheme"
          fullWidth
          size="xs"
          m={4}
          data={[...SCHEMES]}
          value={colorScheme}
          onChange={(value) => setColorScheme(value as typeof colorScheme)}
        />
        <Menu.Divider />
        <Menu.Item component={Link} to="/settings/account" leftSection={<IconUser size={15} aria-hidden />}>
          Your account
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={15} aria-hidden />} onClick={() => leave(client)}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
