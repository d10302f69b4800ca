/** A site opened for one purpose: its client, and who it is in our tables. */
import type { Jira, Line } from '../../jira/index.ts'

export interface UsedToken {
  /** A person's own, the connection's, or one that the environment names. */
  readonly whose: 'own' | 'service' | 'environment'
  readonly version: number | null
  /** The account that it was proven to belong to. */
  readonly accountKey: string | null
}

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
  /** Whose token asks, and which version of it. */
  readonly token: UsedToken
  /** How many requests were sent since it was opened. */
  readonly requests: () => number
}

/** What long work tells while it goes on. */
export type Tell = (progress: { readonly done: number; readonly of: number; readonly says: string }) => void
