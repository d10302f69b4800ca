/** "Your API token for Jira deployments": one field, proven on the chosen sites before it is stored. */
import { Anchor, Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { ConnectionView } from '../../../actions/index.ts'
import type { Input } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { Guide } from '../../parts/guide.tsx'
import { FIRST, isLoginWhole, type LoginDraft, loginOf, NO_LOGIN } from '../../parts/login-draft.ts'
import { LoginFields } from '../../parts/login-fields.tsx'
import { Section } from '../../parts/section.tsx'
import { useWays } from '../../parts/use-ways.ts'
import { useTell } from '../../queries.ts'
import { useMay, useSession } from '../../session.ts'
import { AskByLink } from './ask-by-link.tsx'

/** The ways in that a person's own token has. */
export type OwnMethod = NonNullable<Input<'PUT /authorizations'>['method']>

interface SaveTokenProps {
  readonly connections: readonly ConnectionView[]
  /** The site to begin with. */
  readonly first: string | undefined
  readonly stored: (says: readonly string[], mayDeploy: boolean) => void
}

export function SaveToken({ connections, first, stored }: SaveTokenProps): ReactNode {
  const session = useSession()
  const [names, setNames] = useState<readonly string[]>(beginWith(connections, first))
  const [typed, setTyped] = useState<LoginDraft>({ ...NO_LOGIN, email: session.data?.email ?? '' })
  const [guided, setGuided] = useState(false)
  const [asking, setAsking] = useState(false)
  const mayAsk = useMay('deployer')
  const save = useTell('PUT /authorizations', ['GET /authorizations', 'GET /overview'])
  const chosen = connections.filter(({ name }) => names.includes(name))
  const kind = chosen.some(({ deployment }) => deployment === 'cloud') ? 'cloud' : 'dataCenter'
  const ways = useWays(kind, 'authorization')
  const login = ways.some(({ method }) => method === typed.method) ? typed : { ...typed, method: FIRST[kind] }
  const submit = (): void =>
    save.mutate(
      // The ways in of a person's own are all that the form offers.
      { ...loginOf(login), method: login.method as OwnMethod, connections: [...names] },
      {
        onSuccess: ({ says, authorizations }) => {
          setTyped({ ...login, facts: NO_LOGIN.facts })
          stored(
            says,
            authorizations.some(({ connection, mayDeploy }) => mayDeploy && names.includes(connection)),
          )
        },
      },
    )
  return (
    <Section title="Your API token for Jira deployments">
      <Stack gap="md">
        <Purpose />
        <Anchor
          component="button"
          type="button"
          fz="sm"
          ta="left"
          onClick={() => setGuided(!guided)}
          aria-expanded={guided}
        >
          {guided ? 'Hide how to create one' : 'How to create one, with the links'}
        </Anchor>
        {guided && chosen[0] && (
          <div className="card" style={{ padding: '14px 18px' }}>
            <Guide of={{ deployment: kind, purpose: 'authorization', method: login.method, url: chosen[0].url }} />
          </div>
        )}
        {mayAsk && (
          <Anchor component="button" type="button" fz="sm" ta="left" onClick={() => setAsking(true)}>
            Somebody else administers that Jira: ask them by a one-time link
          </Anchor>
        )}
        {asking && <AskByLink connections={connections} close={() => setAsking(false)} />}
        <form
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          <Stack gap="sm">
            <Sites connections={connections} names={names} choose={setNames} />
            <LoginFields ways={ways} login={login} change={setTyped} emailOf="your Atlassian account" />
            {save.isError && <Failure error={save.error} />}
            <Group gap="sm">
              <Button type="submit" disabled={names.length === 0 || !isLoginWhole(login)} loading={save.isPending}>
                Save token
              </Button>
              <Text fz="xs" className="dimmed">
                It is proven on {names.length === 1 ? names[0] : `${names.length} sites`} first.
              </Text>
            </Group>
          </Stack>
        </form>
      </Stack>
    </Section>
  )
}

/** On Cloud one token serves all sites of its account; on Data Center each site has its own. */
function beginWith(connections: readonly ConnectionView[], first: string | undefined): readonly string[] {
  if (first !== undefined) return [first]
  const cloud = connections.filter(({ deployment }) => deployment === 'cloud')
  return (cloud.length > 0 ? cloud : connections.slice(0, 1)).map(({ name }) => name)
}

function Purpose(): ReactNode {
  return (
    <Text fz="sm" component="div">
      Deployments that you start act in Jira as you, with your own rights, and Jira records your name. For that they
      need a token of your own.
      <ul style={{ margin: '6px 0 0', paddingLeft: 18 }}>
        <li>No user name or password is ever asked for or stored.</li>
        <li>The token is stored encrypted, is never shown again, and nobody else can use it.</li>
        <li>
          Deployments stay closed on sites where you are no Jira administrator: Jira lets only them change
          configuration.
        </li>
      </ul>
    </Text>
  )
}

function Sites({
  connections,
  names,
  choose,
}: {
  readonly connections: readonly ConnectionView[]
  readonly names: readonly string[]
  readonly choose: (names: readonly string[]) => void
}): ReactNode {
  return (
    <Checkbox.Group
      label="Prove it on"
      description="One token serves every Cloud site of your account. Data Center needs one for each site."
      value={[...names]}
      onChange={choose}
    >
      <Stack gap={8} mt={8}>
        {connections.map(({ name, url, deployment }) => (
          <Checkbox
            key={name}
            value={name}
            size="sm"
            label={
              <>
                {name}{' '}
                <span className="dimmed">
                  {url.replace(/^https?:\/\//, '')}
                  {deployment === 'dataCenter' && ', Data Center'}
                </span>
              </>
            }
          />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
