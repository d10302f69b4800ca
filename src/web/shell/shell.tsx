/** The one shell: navigation on the left, the page on the right; the sign-in page while nobody is signed in. */
import { AppShell, Center, Loader, NavLink, Stack, Text } from '@mantine/core'
import { IconActivity, IconArrowsExchange, IconHome, IconPlugConnected, IconSettings } from '@tabler/icons-react'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Failure } from '../parts/failure.tsx'
import { useSession } from '../session.ts'
import { SignIn } from './sign-in.tsx'
import { UserMenu } from './user-menu.tsx'

const PLACES = [
  { to: '/', label: 'Overview', Icon: IconHome },
  { to: '/configuration', label: 'Configuration', Icon: IconArrowsExchange },
  { to: '/sites', label: 'Sites', Icon: IconPlugConnected },
  { to: '/activity', label: 'Activity', Icon: IconActivity },
  { to: '/settings/authorization', label: 'Settings', Icon: IconSettings },
] as const

export function Shell(): ReactNode {
  const session = useSession()
  if (session.isPending || session.isError)
    return (
      <Center h="100vh">
        {session.isError ? (
          <Failure error={session.error} again={() => session.refetch()} />
        ) : (
          <Loader size="sm" aria-label="Loading" />
        )}
      </Center>
    )
  if (session.data === null) return <SignIn />
  return (
    <AppShell navbar={{ width: 208, breakpoint: 0 }} padding={0}>
      <AppShell.Navbar aria-label="Main" style={{ background: 'var(--surface)', borderColor: 'var(--line)' }}>
        <Brand />
        <Places />
        <UserMenu person={session.data} />
      </AppShell.Navbar>
      <AppShell.Main>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  )
}

function Brand(): ReactNode {
  return (
    <Link
      to="/"
      style={{
        display: 'flex',
        gap: 10,
        alignItems: 'center',
        padding: '16px 16px 12px',
        textDecoration: 'none',
        color: 'inherit',
      }}
    >
      <img src="/icon.svg" alt="" width={24} height={24} />
      <Text fw={650} fz={16} style={{ letterSpacing: '-0.01em' }}>
        Fairlead
      </Text>
    </Link>
  )
}

function Places(): ReactNode {
  const path = useRouterState({ select: (state) => state.location.pathname })
  return (
    <Stack gap={2} px={8} style={{ flex: 1 }}>
      {PLACES.map(({ to, label, Icon }) => {
        const root = `/${to.split('/')[1] ?? ''}`
        const active = to === '/' ? path === '/' : path.startsWith(root)
        return (
          <NavLink
            key={to}
            component={Link}
            to={to}
            label={label}
            active={active}
            leftSection={<Icon size={17} stroke={1.7} aria-hidden />}
            style={{ borderRadius: 6 }}
            py={6}
          />
        )
      })}
    </Stack>
  )
}
