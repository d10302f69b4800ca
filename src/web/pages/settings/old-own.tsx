/** A person's own tokens before the one in use, on one site. */
import type { ReactNode } from 'react'
import type { AuthorizationView } from '../../../actions/index.ts'
import { OldTokens } from '../../parts/old-tokens.tsx'
import { tellDone } from '../../parts/tell-done.ts'
import { useTell } from '../../queries.ts'

export function OldOwn({
  authorization: { connection, old },
}: {
  readonly authorization: AuthorizationView
}): ReactNode {
  const back = useTell('POST /authorizations/{name}/rotate-back', ['GET /authorizations', 'GET /overview'])
  const goBack = (): void =>
    back.mutate(
      { name: connection },
      { onSuccess: () => tellDone(`Your old token is in use again for ${connection}.`) },
    )
  return <OldTokens old={old} goBack={goBack} busy={back.isPending} error={back.error} />
}
