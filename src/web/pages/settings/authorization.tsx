/** A person's own token: stored, proven, replaced, removed. Deployments act with it and with nothing else. */
import { Button, Stack } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Empty } from '../../parts/empty.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Section } from '../../parts/section.tsx'
import { useAsk } from '../../queries.ts'
import { useView } from '../../view.ts'
import classes from './authorization.module.css'
import { AuthorizationTable } from './authorization-table.tsx'
import { SaveToken } from './save-token.tsx'
import { SettingsPage } from './settings-page.tsx'
import { Stored, type StoredProps } from './stored.tsx'

export function AuthorizationPage(): ReactNode {
  const sites = useAsk('GET /connections', {})
  const mine = useAsk('GET /authorizations', {})
  const { view, change } = useView()
  const [stored, setStored] = useState<StoredProps>()
  return (
    <SettingsPage name="Authorization">
      <Loaded query={sites}>
        {({ connections }) =>
          connections.length === 0 ? (
            <Empty
              Icon={IconPlugConnected}
              title="Connect a site first"
              says="Your token is proven on each site it is for, so there must be one."
              step={
                <Button component={Link} to="/sites/connect">
                  Connect a site
                </Button>
              }
            />
          ) : (
            <Stack gap={36}>
              {stored && <Stored {...stored} />}
              <div className={classes.columns}>
                {/* Asked for one site ("Replace"), the form begins again with it. */}
                <SaveToken
                  key={view.site ?? ''}
                  connections={connections}
                  first={view.site}
                  stored={(says, mayDeploy) => {
                    setStored({ says, mayDeploy })
                    change({ site: undefined })
                    window.scrollTo({ top: 0, behavior: 'smooth' })
                  }}
                />
                <Section title="Your tokens" says="One for each site it was proven on. Only what you start uses them.">
                  <Loaded query={mine}>
                    {({ authorizations }) => <AuthorizationTable authorizations={authorizations} />}
                  </Loaded>
                </Section>
              </div>
            </Stack>
          )
        }
      </Loaded>
    </SettingsPage>
  )
}
