/** The test: what is asked of the site, what it answered, and what to do where it fails. Nothing is stored by it. */
import { Button, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { VerificationView } from '../../../actions/index.ts'
import { CheckLines, CheckOutlook } from '../../parts/check-lines.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Notice } from '../../parts/notice.tsx'
import { CONNECTION_STATES } from '../../parts/signs.ts'

export function TestStep({
  found,
  running,
  error,
  ready,
  test,
}: {
  readonly found: VerificationView | undefined
  readonly running: boolean
  readonly error: unknown
  /** All that the test needs is there. */
  readonly ready: boolean
  readonly test: () => void
}): ReactNode {
  return (
    <Stack gap="sm" align="stretch">
      {found && !running ? <CheckLines checks={found.checks} /> : <CheckOutlook running={running} />}
      {found && !running && <Verdict found={found} />}
      {error ? <Failure error={error} /> : null}
      <Button
        variant={found ? 'default' : 'filled'}
        disabled={!ready}
        loading={running}
        onClick={test}
        style={{ alignSelf: 'start' }}
      >
        {found ? 'Test again' : 'Test connection'}
      </Button>
      {!ready && <span className="dimmed">Fill in the steps above first.</span>}
    </Stack>
  )
}

function Verdict({ found }: { readonly found: VerificationView }): ReactNode {
  const { state, hints, account } = found
  const { meaning, word } = CONNECTION_STATES[state]
  return (
    <Notice meaning={meaning} title={state === 'ok' ? 'Everything is in order.' : word}>
      {hints.map((hint) => (
        <div key={hint}>{hint}</div>
      ))}
      {state !== 'ok' && account && (
        <div>The token works, so the site can be connected all the same and mended later.</div>
      )}
      {!account && <div>Nothing is stored. What to do stands beside the line that fails.</div>}
    </Notice>
  )
}
