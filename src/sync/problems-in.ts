/** What progress itself tells people: derived whenever somebody looks, and never noted, since it may change in the middle of a turn. */
import type { Instant, Problem } from '../base/index.ts'
import { massProblem } from './mass.ts'
import type { Progress } from './progress.ts'
import { ranksProblem } from './ranks.ts'
import { missedProblem } from './verify.ts'

export const problemsIn = (progress: Progress, now: Instant): Problem[] => [
  ...frozen(progress),
  ...massProblem(progress),
  ...unreadable(progress),
  ...ranksProblem(progress),
  ...missedProblem(progress, now),
]

function unreadable({ unreadable }: Progress): Problem[] {
  return Object.entries(unreadable).map(([id, { key, says }]) => ({
    severity: 'warns',
    code: 'issue-unreadable',
    about: key ?? id,
    says: `Jira cannot show ${key ?? `the issue with the id ${id}`}: ${says} What is known of it stays as it is.`,
    remedy: 'Open the issue in Jira, and have its administrator look at it; it is tried again every ten minutes.',
  }))
}

function frozen({ frozen }: Progress): Problem[] {
  if (!frozen || frozen.believed) return []
  const says = `${frozen.absent} of ${frozen.of} issues are no longer to be seen. Nothing is changed because of it until somebody says that this is meant.`
  return [
    {
      severity: 'blocks',
      code: 'many-absent',
      about: 'issues',
      says,
      remedy: 'Look at the account’s permissions first; if the issues are really gone, say so.',
    },
  ]
}
