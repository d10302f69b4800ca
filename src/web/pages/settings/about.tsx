/** The product itself: version, database, guide, demo. */
import { Anchor, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Facts } from '../../parts/facts.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Section } from '../../parts/section.tsx'
import { useAsk } from '../../queries.ts'
import { SettingsPage } from './settings-page.tsx'

const DATABASES = { local: 'PostgreSQL of its own, in the data folder', server: 'PostgreSQL of the operator' } as const

export function AboutPage(): ReactNode {
  const about = useAsk('GET /about', {})
  return (
    <SettingsPage name="About">
      <Loaded query={about}>
        {({ version, database, simulated }) => (
          <Stack gap="xl" maw={640}>
            <Section
              title="Fairlead"
              says="Keeps strategy and Jira true to each other, and carries Jira configuration from one site to another."
            >
              <Facts
                facts={[
                  ['Version', version],
                  ['Database', DATABASES[database]],
                  [
                    'Guide',
                    <Anchor key="guide" component={Link} to="/guide" fz="sm">
                      How to use Fairlead
                    </Anchor>,
                  ],
                  [
                    'API',
                    <Anchor key="api" href="/api/v1/openapi.json" target="_blank" fz="sm">
                      OpenAPI document
                    </Anchor>,
                  ],
                ]}
              />
            </Section>
            {simulated.length > 0 && (
              <Section title="Demo" says="These sites are simulated: nothing leaves this machine.">
                <Facts facts={simulated.map(({ name, url }) => [name, url] as const)} />
              </Section>
            )}
          </Stack>
        )}
      </Loaded>
    </SettingsPage>
  )
}
