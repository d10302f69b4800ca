/** What came of it: compared again, equal or what is not; how many steps ended how, and what is left for a person. */
import { Button, Group, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { DeployedLineView, DeploymentView } from '../../../actions/index.ts'
import { ObjectName } from '../../parts/kind.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Notice } from '../../parts/notice.tsx'
import { CHOICES, STEP_STATES } from '../../parts/signs.ts'
import { When } from '../../parts/when.tsx'
import { useAsk } from '../../queries.ts'
import { useView } from '../../view.ts'
import { useWho } from '../../who.ts'
import { changesText } from '../plan/next-stage.tsx'
import { stepSign } from './step-sign.ts'

/** So many differences are named here. */
const MOST = 12

/** So many that did not end well are told above the list. */
const FEW = 5

interface ResultProps {
  readonly deployment: DeploymentView
}

/** Those that did not end well, the first few; counted with all others. */
const BAD = { state: 'failed,stale', limit: FEW } as const

export function Result({ deployment }: ResultProps): ReactNode {
  const { change } = useView()
  const found = useAsk('GET /deployments/{id}/lines', { id: deployment.id, ...BAD }).data
  const counts = new Map(found?.states.map(({ state, count }) => [state, count]))
  const bad = found?.total ?? 0
  return (
    <Stack gap="sm">
      <Verdict deployment={deployment} waits={counts.get('by-hand') ?? 0} />
      <Unproven deployment={deployment} />
      <Counts deployment={deployment} counts={counts} />
      {found?.lines.map(({ id, title, state, why }) => (
        <Notice
          key={id}
          meaning="lose"
          title={`${title}: ${STEP_STATES[state].word.toLowerCase()}`}
          action={
            <Button variant="default" size="xs" onClick={() => change({ open: id })} aria-label={`What now: ${title}`}>
              What now
            </Button>
          }
        >
          {why}
        </Notice>
      ))}
      {bad > FEW && <div className="dimmed">{bad - FEW} more did not end well: filter the steps by their state.</div>}
    </Stack>
  )
}

function Verdict({ deployment, waits }: ResultProps & { readonly waits: number }): ReactNode {
  const { state, to, error, proof, done, skipped, total, pausedBy } = deployment
  const who = useWho()
  if (state === 'paused' && pausedBy !== null)
    return (
      <Notice meaning="person" title={`Paused by ${who(pausedBy)} after ${done} of ${total}.`}>
        {error} {to} is free for others meanwhile. Resume goes on where it was: what is done stays done.
      </Notice>
    )
  if (state === 'paused' && waits > 0)
    return (
      <Notice meaning="person" title={`${error ?? ''} ${done} of ${total} are done.`.trim()}>
        The API of {to} cannot do {waits === 1 ? 'it' : 'these'}: open a step that waits, make its clicks in Jira, then
        choose Look again.
      </Notice>
    )
  if (state === 'paused')
    return (
      <Notice meaning="person" urgent title={`Paused after ${done} of ${total}: something must be mended first.`}>
        {error} When that is mended, choose Resume: what is done stays done, and nothing is done twice.
      </Notice>
    )
  if (state === 'stopped')
    return (
      <Notice meaning="person" title={`Stopped after ${done} of ${total}.`}>
        What is open stays open, and nothing more is changed until somebody resumes it.
      </Notice>
    )
  if (proof?.equal)
    return (
      <Notice meaning="done" title="Compared again: equal">
        Both sites were read again <When at={proof.at} />. {to} now holds everything this plan was to bring:{' '}
        {changesText(total - skipped)}.
      </Notice>
    )
  return (
    <Notice meaning="lose" urgent title={proof ? 'Compared again: not equal' : 'It could not be compared again'}>
      {error}
      {proof && (
        <ul style={{ margin: '6px 0 0', padding: 0, listStyle: 'none', display: 'grid', gap: 2 }}>
          {proof.differences.slice(0, MOST).map((difference) => (
            <li key={difference}>
              <StillDifferent says={difference} />
            </li>
          ))}
          {proof.differences.length > MOST && <li>{proof.differences.length - MOST} more: the report names each.</li>}
        </ul>
      )}
    </Notice>
  )
}

/** What the target does not show stands on somebody's word. */
function Unproven({ deployment: { proof } }: ResultProps): ReactNode {
  const who = useWho()
  const said = proof?.unproven ?? []
  if (said.length === 0) return null
  const words = said.map(
    ({ what, by }) => `${what.toLowerCase()} (${by === null ? 'not confirmed' : `confirmed by ${who(by)}`})`,
  )
  return <Notice meaning="plain" title={`Not provable here: ${words.join(', ')}.`} />
}

/** `update workflow:Delivery`: what would still have to be done to it. */
function StillDifferent({ says }: { readonly says: string }): ReactNode {
  const [, verb, key] = /^(create|update) ([a-z-]+:.+)$/s.exec(says) ?? []
  if (key === undefined) return says
  return (
    <Group gap="sm" wrap="nowrap">
      <span style={{ width: 90, flex: 'none' }}>
        <Mark sign={CHOICES[verb as 'create' | 'update']} />
      </span>
      <ObjectName of={key} />
    </Group>
  )
}

function Counts({
  deployment,
  counts,
}: ResultProps & { readonly counts: ReadonlyMap<DeployedLineView['state'], number> }): ReactNode {
  return (
    <Group gap="lg" className="tabular">
      {(Object.keys(STEP_STATES) as DeployedLineView['state'][]).map((state) => {
        const count = counts.get(state) ?? 0
        const sign = stepSign(state, deployment)
        const word = count > 1 ? sign.word.replace(/^Waits\b/, 'Wait') : sign.word
        return (
          count > 0 && (
            <Mark key={state} sign={sign} word={`${count} ${word.charAt(0).toLowerCase()}${word.slice(1)}`} />
          )
        )
      })}
    </Group>
  )
}
