/** Where Jira is: any address out of a browser will do. */
import { Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Output } from '../../api.ts'
import { FIRST } from '../../parts/login-draft.ts'
import { WayOutFields } from '../../parts/way-out-fields.tsx'
import { useAsk } from '../../queries.ts'
import { type Draft, guessDeployment, suggestName } from './draft.ts'

type SimulatedSite = Output<'GET /about'>['simulated'][number]

interface StepProps {
  readonly draft: Draft
  readonly change: (changes: Partial<Draft>) => void
}

export function SiteStep({ draft, change }: StepProps): ReactNode {
  const { url, deployment, name, way, login } = draft
  const guess = guessDeployment(url)
  /** Each kind of Jira has ways in of its own. */
  const on = (kind: Draft['deployment']): Partial<Draft> =>
    kind === undefined || kind === deployment ? {} : { deployment: kind, login: { ...login, method: FIRST[kind] } }
  const type = (typed: string): void =>
    change({
      url: typed,
      ...on(guessDeployment(typed)),
      // A name that was suggested follows the address; one that was typed stays.
      ...(name === suggestName(url) ? { name: suggestName(typed) } : {}),
    })
  /** The tokens that the demo prints have no scopes. */
  const simulated = ({ url, name, deployment }: SimulatedSite): void => {
    const method = deployment === 'cloud' ? 'api-token' : FIRST.dataCenter
    change({ url, name, deployment, login: { ...login, method } })
  }
  return (
    <Stack gap="sm">
      <TextInput
        label="Address of the Jira site"
        placeholder="https://your-company.atlassian.net"
        description="Paste any address of it out of your browser."
        value={url}
        onChange={(event) => type(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
      />
      <Simulated choose={simulated} />
      <div>
        <Text fz="sm" fw={500} mb={4} id="runs-on">
          It runs on
        </Text>
        <SegmentedControl
          aria-labelledby="runs-on"
          data={[
            { value: 'cloud', label: 'Jira Cloud' },
            { value: 'dataCenter', label: 'Jira Data Center' },
          ]}
          {...(deployment ? { value: deployment } : { value: '' })}
          onChange={(value) => change(on(value as Draft['deployment']))}
        />
        <Text fz="xs" className="dimmed" mt={4}>
          {guess === 'cloud'
            ? 'By its address, this is Jira Cloud.'
            : 'Cloud lives at atlassian.net or at a domain of your own; Data Center on servers of your own.'}
        </Text>
      </div>
      <WayOutFields way={way} change={(next) => change({ way: next })} />
    </Stack>
  )
}

/** The demo's sites, so that nobody has to copy addresses from a terminal. */
function Simulated({ choose }: { readonly choose: (site: SimulatedSite) => void }): ReactNode {
  const about = useAsk('GET /about', {}, { fresh: 60_000 })
  const connected = useAsk('GET /connections', {})
  const known = new Set(connected.data?.connections.map(({ url }) => url))
  const free = about.data?.simulated.filter(({ url }) => !known.has(url)) ?? []
  if (free.length === 0) return null
  return (
    <Group gap={6} fz="xs" className="dimmed">
      Demo sites:
      {free.map((site) => (
        <Button key={site.url} size="compact-xs" variant="default" onClick={() => choose(site)}>
          {site.name}
        </Button>
      ))}
    </Group>
  )
}
