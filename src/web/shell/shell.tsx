/** The one shell: navigation on the left, the page on the right; the sign-in page while nobody is signed in. */
import { AppShell, Center, Loader } from '@mantine/core'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { usePortfolioLive } from '../live-portfolio.ts'
import { Failure } from '../parts/failure.tsx'
import { useSession } from '../session.ts'
import { AddFactor } from './add-factor.tsx'
import { Brand } from './brand.tsx'
import { ConfirmItIsYou } from './confirm-it-is-you.tsx'
import { CopyBanner } from './copy-banner.tsx'
import { Palette } from './palette.tsx'
import { Places } from './places.tsx'
import classes from './shell.module.css'
import { SignIn } from './sign-in.tsx'
import { TokenBanner } from './token-banner.tsx'
import { UserMenu } from './user-menu.tsx'

export function Shell(): ReactNode {
  const session = useSession()
  useFocusOfNewPage()
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
  if (session.data.secondFactor === 'must') return <AddFactor />
  return (
    <AppShell navbar={{ width: 208, breakpoint: 0 }} padding={0}>
      <a href="#content" className="skip">
        Skip to the content
      </a>
      <AppShell.Navbar aria-label="Main" style={{ background: 'var(--surface-sunken)', borderColor: 'var(--line)' }}>
        <Brand />
        <Palette />
        <Places />
        <UserMenu person={session.data} />
      </AppShell.Navbar>
      {/* A page brings its own main element. */}
      <div className={classes.content}>
        <CopyBanner />
        <TokenBanner />
        <Outlet />
      </div>
      <Live />
      <ConfirmItIsYou />
    </AppShell>
  )
}

/** For those who are signed in. */
function Live(): null {
  usePortfolioLive()
  return null
}

/** Who reads with their ears hears of a new page because its content takes the focus. */
function useFocusOfNewPage(): void {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const before = useRef(path)
  useEffect(() => {
    if (before.current !== undefined && before.current !== path)
      document.getElementById('content')?.focus({ preventScroll: true })
    before.current = path
  }, [path])
}
