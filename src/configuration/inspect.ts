/** What must be known of the target before a plan may be applied: what a change would take from issues, and what checks find. */
import type { Problem } from '../base/index.ts'
import type { Jira } from '../jira/index.ts'
import type { Answers } from './answers.ts'
import { askTarget } from './ask-target.ts'
import { runChecks } from './checks/index.ts'
import type { Difference } from './compare.ts'
import type { Kind, KindName } from './kind.ts'
import { readSiteFacts } from './site-facts.ts'
import type { Snapshot } from './snapshot.ts'

export interface Inspection {
  readonly differences: readonly Difference[]
  readonly source: Snapshot
  readonly target: Snapshot
  readonly kinds: ReadonlyMap<KindName, Kind>
  readonly answers: Answers
}

/** `without`: codes of checks that are left out, so that a test can see what they guard. */
export async function inspect(
  jira: Jira,
  inspection: Inspection,
  without: ReadonlySet<string> = new Set(),
): Promise<Problem[]> {
  const { differences, target, kinds, answers } = inspection
  const [questions, facts] = await Promise.all([
    askTarget(jira, differences, target, kinds, answers),
    readSiteFacts(jira, differences, target, kinds),
  ])
  return [...questions, ...runChecks({ ...inspection, facts }, without)]
}
