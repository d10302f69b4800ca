/** Instants as Jira writes them: `2026-02-07T07:26:55.864+0000`, the offset without a colon. */
import type { Instant } from '../base/index.ts'

export function jiraTime(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, -1)}+0000`
}

/** `2026-02-07`, in UTC. */
export function jiraDate(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** As the header `Date` has it: `Sun, 07 Feb 2026 07:26:55 GMT`, without milliseconds. */
export function httpDate(at: Instant): string {
  return new Date(at).toUTCString()
}
