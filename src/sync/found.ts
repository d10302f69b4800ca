/** What progress itself tells: as it stands whenever somebody looks, also between the ends of two turns. */
import type { Instant, Problem } from '../base/index.ts'
import { massProblem } from './mass.ts'
import type { Progress } from './progress.ts'
import { ranksProblem } from './ranks.ts'
import { missedProblem } from './verify.ts'

/** The codes of all that `found` may tell. */
const CODES: ReadonlySet<string> = new Set([
  'many-absent',
  'many-writes',
  'issue-unreadable',
  'ranks-unread',
  'changes-missed',
])

/** What was noted at the end of a turn; of what progress tells, what it tells now. */
export const standing = (noted: readonly Problem[], progress: Progress, now: Instant): Problem[] => [
  ...noted.filter(({ code }) => !CODES.has(code)),
  ...found(progress, now),
]

export const found = (progress: Progress, now: Instant): Problem[] => [
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
