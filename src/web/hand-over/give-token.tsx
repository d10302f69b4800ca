/** The token's form: tried at the locked address; what is refused says why, and the link stays. */
import { Button, Stack, Text } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { CheckView, HandOverGivenView, HandOverPageView } from '../../actions/index.ts'
import { CheckLines } from '../parts/check-lines.tsx'
import { Failure } from '../parts/failure.tsx'
import { isLoginWhole, type LoginDraft, loginOf } from '../parts/login-draft.ts'
import { LoginFields } from '../parts/login-fields.tsx'
import { Section } from '../parts/section.tsx'
import { Refused } from '../refused.ts'
import { ask } from './ask.ts'

export function GiveToken({
  asked,
  login,
  change,
  word,
  given,
}: {
  readonly asked: HandOverPageView
  readonly login: LoginDraft
  readonly change: (login: LoginDraft) => void
  readonly word: string
  readonly given: (now: HandOverGivenView) => void
}): ReactNode {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const triesLeft = triesIn(error) ?? asked.triesLeft
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      given(await ask('POST /hand-over/token', { word, ...loginOf(login) }))
    } catch (refused) {
      setError(refused)
      setBusy(false)
    }
  }
  return (
    <Section
      title="Give the token"
      says="It is tested at once. One that does not work is not stored, and the link stays."
      boxed
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <LoginFields ways={asked.ways} login={login} change={change} emailOf="the account" />
          {error !== undefined && <Failure error={error} />}
          {checksIn(error).length > 0 && <CheckLines checks={checksIn(error)} />}
          <Button
            type="submit"
            size="sm"
            style={{ alignSelf: 'start' }}
            loading={busy}
            disabled={!isLoginWhole(login) || triesLeft === 0}
          >
            Test and hand over
          </Button>
          <Text fz="xs" className="dimmed" role="status">
            {triesLeft === 0
              ? 'This link is closed. Ask for a new one.'
              : `${triesLeft} ${triesLeft === 1 ? 'token' : 'tokens'} may be tried; one that was refused is not tried again.`}
          </Text>
        </Stack>
      </form>
    </Section>
  )
}

const factsIn = (error: unknown) => (error instanceof Refused ? error.facts : {})

function triesIn(error: unknown): number | undefined {
  const { triesLeft } = factsIn(error)
  return typeof triesLeft === 'number' ? triesLeft : undefined
}

const checksIn = (error: unknown): readonly CheckView[] => (factsIn(error).checks ?? []) as readonly CheckView[]
