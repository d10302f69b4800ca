/** How much one issue may hold (Atlassian, "Data limits and guardrails"). */
import { refuse } from '../http.ts'
import type { Issue } from '../records.ts'

const MOST = { comments: 5_000, worklogs: 5_000, links: 2_000 } as const

export function refuseFull({ key }: Issue, what: keyof typeof MOST, there: number, more: number): void {
  if (there + more > MOST[what]) throw refuse(413, `The issue ${key} cannot have more than ${MOST[what]} ${what}.`)
}
