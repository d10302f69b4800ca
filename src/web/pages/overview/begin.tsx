/** The two ways to begin: keep strategy and Jira aligned, carry configuration from one Jira to another. */
import type { ReactNode } from 'react'
import { useAsk } from '../../queries.ts'
import { FirstSteps } from './first-steps.tsx'
import { type Begun, stepsToAlign, stepsToDeploy } from './ways-to-begin.ts'

export function Begin({ connected }: { readonly connected: number }): ReactNode {
  const mine = useAsk('GET /authorizations', {})
  const sync = useAsk('GET /integrations', {})
  if (!mine.data || !(sync.data || sync.isError)) return null
  const begun: Begun = {
    sites: connected,
    integrations: sync.data?.integrations.length ?? 0,
    token: mine.data.authorizations.some(({ mayDeploy }) => mayDeploy),
  }
  return (
    <>
      <FirstSteps
        title="Keep strategy and Jira aligned"
        says="Objectives, initiatives and outcomes here, the work in Jira: progress rolls up, decisions flow down. Nothing is installed in Jira."
        steps={stepsToAlign(begun)}
        first
      />
      <FirstSteps
        title="Carry configuration from one Jira to another"
        says="Three steps to the first deployment. Nothing changes in Jira before you have seen it."
        steps={stepsToDeploy(begun)}
        first={false}
      />
    </>
  )
}
