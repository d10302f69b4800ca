/** Rotates a person's own token, on every site where the one in use is: proven on all of them, or on none. */
import type { ReactNode } from 'react'
import type { AuthorizationView } from '../../../actions/index.ts'
import { NO_LOGIN } from '../../parts/login-draft.ts'
import { RotateForm } from '../../parts/rotate-form.tsx'
import { tellDone } from '../../parts/tell-done.ts'
import { useWays } from '../../parts/use-ways.ts'
import { useTell } from '../../queries.ts'
import type { OwnMethod } from './save-token.tsx'

export function RotateOwn({
  authorization: { connection, deployment, account, method, last4 },
  all,
  close,
}: {
  readonly authorization: AuthorizationView
  readonly all: readonly AuthorizationView[]
  readonly close: () => void
}): ReactNode {
  const ways = useWays(deployment, 'authorization')
  const rotate = useTell('POST /authorizations/rotate', [
    'GET /authorizations',
    'GET /overview',
    'GET /tokens/warnings',
  ])
  // On Cloud one token serves several sites.
  const same = all.filter((one) => one.last4 === last4 && one.method === method && one.account.email === account.email)
  const connections = same.map((one) => one.connection)
  const done = (): void => {
    tellDone('Your new token is in use. Delete the old one in Jira.')
    close()
  }
  return (
    <RotateForm
      title={`Rotate your token for ${connection}`}
      context={connections.length > 1 ? `in use for ${connections.join(', ')}` : undefined}
      account={account.name}
      first={{ ...NO_LOGIN, method, email: account.email ?? '' }}
      ways={ways}
      rotate={(rotation) =>
        rotate.mutate({ ...rotation, method: rotation.method as OwnMethod, connections }, { onSuccess: done })
      }
      busy={rotate.isPending}
      error={rotate.error}
      close={close}
    />
  )
}
