/** Rotates a connection's token. */
import type { ReactNode } from 'react'
import type { ConnectionView } from '../../../actions/index.ts'
import { NO_LOGIN } from '../../parts/login-draft.ts'
import { RotateForm } from '../../parts/rotate-form.tsx'
import { tellDone } from '../../parts/tell-done.ts'
import { useWays } from '../../parts/use-ways.ts'
import { useTell } from '../../queries.ts'

export function RotateToken({
  connection: { name, deployment, account, url, token },
  close,
}: {
  readonly connection: ConnectionView
  readonly close: () => void
}): ReactNode {
  const ways = useWays(deployment, 'service')
  const rotate = useTell('POST /connections/{name}/rotate', [
    'GET /connections/{name}',
    'GET /connections',
    'GET /overview',
    'GET /tokens/warnings',
  ])
  const done = (): void => {
    tellDone(`${name} has a new token. Delete the old one in Jira.`)
    close()
  }
  return (
    <RotateForm
      title={`Rotate the token of ${name}`}
      context={url}
      account={account?.name ?? 'the same account'}
      first={{ ...NO_LOGIN, method: token.method, email: account?.email ?? '' }}
      ways={ways}
      rotate={(rotation) => rotate.mutate({ name, ...rotation }, { onSuccess: done })}
      busy={rotate.isPending}
      error={rotate.error}
      close={close}
    />
  )
}
