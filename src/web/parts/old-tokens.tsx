/** The tokens before the one in use: the way back while there is one, then whether they are dead. */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { OldTokenView } from '../../actions/index.ts'
import { Failure } from './failure.tsx'
import { Notice } from './notice.tsx'
import { When } from './when.tsx'

export function OldTokens({
  old,
  goBack,
  busy,
  error,
}: {
  readonly old: readonly OldTokenView[]
  /** For whoever may. */
  readonly goBack: (() => void) | undefined
  readonly busy: boolean
  readonly error: Error | null
}): ReactNode {
  return (
    <>
      {error && <Failure error={error} />}
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
              goBack && (
                <Button size="xs" variant="default" loading={busy} onClick={goBack}>
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
