/** How to make the account and the token, click by click, with links into the reader's own Jira. */
import type { ReactNode } from 'react'
import type { Input } from '../api.ts'
import { useAsk } from '../queries.ts'
import { GuideSteps } from './guide-steps.tsx'
import { Loaded } from './loaded.tsx'

export function Guide({ of }: { readonly of: Input<'GET /guide'> }): ReactNode {
  const guide = useAsk('GET /guide', of, { fresh: 60_000 })
  return <Loaded query={guide}>{(told) => <GuideSteps guide={told} />}</Loaded>
}
