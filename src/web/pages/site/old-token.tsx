/** The tokens of a connection before the one in use. */
import type { ReactNode } from 'react'
import type { ConnectionView } from '../../../actions/index.ts'
import { OldTokens } from '../../parts/old-tokens.tsx'
import { tellDone } from '../../parts/tell-done.ts'
import { useTell } from '../../queries.ts'

export function OldOfConnection({
  connection: { name, old },
  mayAct,
}: {
  readonly connection: ConnectionView
  readonly mayAct: boolean
}): ReactNode {
  const back = useTell('POST /connections/{name}/rotate-back', [
    'GET /connections/{name}',
    'GET /connections',
    'GET /overview',
    'GET /tokens/warnings',
  ])
  const goBack = (): void => back.mutate({ name }, { onSuccess: () => tellDone(`${name} uses its old token again.`) })
  return <OldTokens old={old} goBack={mayAct ? goBack : undefined} busy={back.isPending} error={back.error} />
}
