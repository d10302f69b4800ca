/** Rotates a token: the new one is proven first; the old one stays to go back to for as long as is chosen. */
import { Button, Checkbox, Select, Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { WayInView } from '../../actions/index.ts'
import { Failure } from './failure.tsx'
import { isLoginWhole, type LoginDraft, loginOf } from './login-draft.ts'
import { LoginFields } from './login-fields.tsx'
import { Panel } from './panel.tsx'

/** Minutes. */
const KEPT = [
  { value: '30', label: 'for 30 minutes' },
  { value: '1440', label: 'for a day' },
  { value: '0', label: 'not at all' },
]

export type Rotation = ReturnType<typeof loginOf> & {
  readonly keepMinutes: number
  readonly anotherAccount: boolean
  readonly fewerRights: boolean
}

export function RotateForm({
  title,
  context,
  account,
  first,
  ways,
  rotate,
  busy,
  error,
  close,
}: {
  readonly title: string
  readonly context: ReactNode
  /** Whose the new token must be. */
  readonly account: string
  /** Likely of the same sort as the one in use. */
  readonly first: LoginDraft
  readonly ways: readonly WayInView[]
  readonly rotate: (rotation: Rotation) => void
  readonly busy: boolean
  readonly error: Error | null
  readonly close: () => void
}): ReactNode {
  const [login, setLogin] = useState(first)
  const [kept, setKept] = useState('30')
  const [meant, setMeant] = useState({ anotherAccount: false, fewerRights: false })
  const refusal = error?.message ?? ''
  return (
    <Panel label="Rotate the token" title={title} context={context} close={close} enter>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          rotate({ ...loginOf(login), keepMinutes: Number(kept), ...meant })
        }}
      >
        <Stack gap="sm">
          <div>
            Make a new token as {account}. It is proven before it is used, and nothing stops meanwhile: what is under
            way ends on the old one.
          </div>
          <LoginFields ways={ways} login={login} change={setLogin} emailOf="the account" />
          <Select
            label="Keep the old one to go back to"
            data={KEPT}
            value={kept}
            allowDeselect={false}
            onChange={(value) => setKept(value ?? '30')}
            w={260}
          />
          {error && <Failure error={error} />}
          {(/belongs to/.test(refusal) || meant.anotherAccount) && (
            <Checkbox
              label="Another account is meant to act from now on"
              checked={meant.anotherAccount}
              onChange={(event) => setMeant({ ...meant, anotherAccount: event.currentTarget.checked })}
            />
          )}
          {(/may do less/.test(refusal) || meant.fewerRights) && (
            <Checkbox
              label="Fewer rights are meant"
              checked={meant.fewerRights}
              onChange={(event) => setMeant({ ...meant, fewerRights: event.currentTarget.checked })}
            />
          )}
          <Button type="submit" disabled={!isLoginWhole(login)} loading={busy} style={{ alignSelf: 'start' }}>
            Rotate the token
          </Button>
        </Stack>
      </form>
    </Panel>
  )
}
