/** A site opened for one purpose: its client, and who it is in our tables. */
import type { Jira, Line } from '../../jira/index.ts'

export interface OpenSite {
  readonly jira: Jira
  /** What the client speaks through, for who needs raw answers. */
  readonly line: Line
  /** Our row of the site. */
  readonly siteId: string
  readonly identity: string
  /** The site's own address. */
  readonly base: string
  /** The connection's name. */
  readonly name: string
  readonly connectionId: string | null
  /** The Jira account that asks. */
  readonly account: string
  /** How many requests were sent since it was opened. */
  readonly requests: () => number
}

/** What long work tells while it goes on. */
export type Tell = (progress: { readonly done: number; readonly of: number; readonly says: string }) => void
