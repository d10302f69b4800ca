/** The token before the one in use: the way back while there is one, then whether it is dead. */
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import type { ConnectionView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Notice } from '../../parts/notice.tsx'
import { When } from '../../parts/when.tsx'
import { useTell } from '../../queries.ts'

export function OldTokens({
  connection,
  mayAct,
}: {
  readonly connection: ConnectionView
  readonly mayAct: boolean
}): ReactNode {
  const { name, old } = connection
  const back = useTell('POST /connections/{name}/rotate-back', [
    'GET /connections/{name}',
    'GET /connections',
    'GET /overview',
    'GET /tokens/warnings',
  ])
  const goBack = (): void =>
    back.mutate({ name }, { onSuccess: () => notifications.show({ message: `${name} uses its old token again.` }) })
  return (
    <>
      {back.isError && <Failure error={back.error} />}
      {old.map(({ last4, keptUntil, aliveAt }, at) => {
        const isKept = at === 0 && keptUntil !== null && Date.parse(keptUntil) > Date.now()
        if (aliveAt !== null)
          return (
            <Notice key={last4} meaning="change" title={`The old token that ends with ${last4} still works.`}>
              Delete it in Jira. It was last asked after <When at={aliveAt} />, and is again once a day until Jira
              refuses it; then it is destroyed here.
            </Notice>
          )
        return (
          <Notice
            key={last4}
            meaning="plain"
            title={`The old token ends with ${last4}.`}
            action={
              isKept &&
              mayAct && (
                <Button size="xs" variant="default" loading={back.isPending} onClick={goBack}>
                  Go back to it
                </Button>
              )
            }
          >
            {isKept ? (
              <>
                It is kept to go back to; its time ends <When at={keptUntil} />. Then delete it in Jira: Fairlead makes
                sure that it is refused.
              </>
            ) : (
              'Its time is over. Delete it in Jira: Fairlead makes sure that it is refused.'
            )}
          </Notice>
        )
      })}
    </>
  )
}
