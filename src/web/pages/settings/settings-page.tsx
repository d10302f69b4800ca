/** The frame of the settings. */
import type { ReactNode } from 'react'
import { Page } from '../../parts/page.tsx'
import { Tabs } from '../../parts/tabs.tsx'

const TABS = [
  ['/settings/account', 'Your account'],
  ['/settings/authorization', 'Authorization'],
  ['/settings/people', 'People'],
  ['/settings/keys', 'API keys'],
  ['/settings/visibility', 'Visibility'],
  ['/settings/kinds', 'Kinds'],
  ['/settings/about', 'About'],
] as const

export function SettingsPage({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <Page title="Settings" name={`${name} · Settings`} below={<Tabs label="Settings" tabs={TABS} />}>
      {children}
    </Page>
  )
}
