/** How a connection has been: its daily probe, since when it is so, the clocks, when its token ends and who renews it. */
import { Button, Group, NumberInput, Switch } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { ConnectionView } from '../../../actions/index.ts'
import { Facts } from '../../parts/facts.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Section } from '../../parts/section.tsx'
import { CONNECTION_STATES } from '../../parts/signs.ts'
import { When } from '../../parts/when.tsx'
import { useTell } from '../../queries.ts'

export function Health({
  connection,
  mayAct,
}: {
  readonly connection: ConnectionView
  readonly mayAct: boolean
}): ReactNode {
  const { health, state, deployment } = connection
  return (
    <Section title="Health" says="Each token is probed once a day: whose it is, what it may do, how the clocks stand.">
      <Facts
        facts={[
          [
            'State',
            health ? (
              <span key="state">
                {CONNECTION_STATES[state].word}, since <When at={health.since} />
              </span>
            ) : (
              `${CONNECTION_STATES[state].word}; the first probe comes within a day`
            ),
          ],
          ...(health ? [['Last probe', <When key="probe" at={health.probedAt} />] as const] : []),
          ['Clock of the site', clockWords(health?.clockSkew ?? null)],
          ...(deployment === 'dataCenter'
            ? [['New tokens', <Renewal key="renewal" connection={connection} mayAct={mayAct} />] as const]
            : []),
        ]}
      />
    </Section>
  )
}

/** Milliseconds beyond which somebody should look at a clock: signatures and ends are judged by them. */
const FAR = 120_000

function clockWords(skew: number | null): string {
  if (skew === null) return 'not measured yet'
  const seconds = Math.abs(Math.round(skew / 1_000))
  if (seconds < 2) return 'as ours'
  const far = Math.abs(skew) > FAR ? ': set the clock of this machine or of the site' : ''
  return `${seconds} s ${skew > 0 ? 'ahead of' : 'behind'} ours${far}`
}

const USUAL = 90

function Renewal({ connection, mayAct }: { readonly connection: ConnectionView; readonly mayAct: boolean }): ReactNode {
  const { name, renewal } = connection
  const [every, setEvery] = useState(renewal?.every ?? USUAL)
  const renew = useTell('PUT /connections/{name}/renewal', ['GET /connections/{name}'])
  return (
    <div style={{ display: 'grid', gap: 6 }}>
      <Group gap="sm">
        <Switch
          label="Made by Fairlead itself"
          checked={renewal !== null}
          disabled={!mayAct || renew.isPending}
          onChange={(event) => renew.mutate({ name, every: event.currentTarget.checked ? every : null })}
        />
        {renewal !== null && mayAct && (
          <>
            <NumberInput
              aria-label="Days between two tokens"
              value={every}
              min={1}
              max={365}
              suffix=" days"
              w={110}
              size="xs"
              onChange={(value) => setEvery(Number(value) || USUAL)}
            />
            {every !== renewal.every && (
              <Button size="compact-xs" variant="default" onClick={() => renew.mutate({ name, every })}>
                Save
              </Button>
            )}
          </>
        )}
      </Group>
      {renewal !== null && (
        <span className="dimmed">
          The next one <When at={renewal.nextAt} />. The one before is revoked in Jira.
        </span>
      )}
      {renewal?.trouble && <span style={{ color: 'var(--meaning-lose)' }}>{renewal.trouble}</span>}
      {renew.isError && <Failure error={renew.error} />}
    </div>
  )
}
