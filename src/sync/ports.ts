/** What the engine keeps of one connection, as ports: the store implements them, each write in one transaction behind the lease's fence. */
import type { Instant, Json, JsonObject, Problem } from '../base/index.ts'
import type { Change, SeenIssue } from '../jira/index.ts'
import type { Entry, Journal } from '../plan/index.ts'
import type { Item, ItemField, ItemFields } from '../portfolio/index.ts'
import type { CommentStore } from './comments/ports.ts'
import type { Integration, Points, Side } from './integration.ts'
import type { NewConflict, Pair, Settlement } from './pair.ts'
import type { Progress } from './progress.ts'
import type { ItemWrite, StepWrite } from './write-items.ts'

/**
 * What is known of an issue's being there. `hidden`: a look by id found nothing, so it is gone or hidden, and only a
 * delete webhook or a person can say which. `outside`: moved to a project that is not in scope. The last three are the project's.
 */
export const ISSUE_STATES = ['seen', 'hidden', 'deleted', 'outside', 'archived', 'trashed', 'project-unseen'] as const
export type IssueState = (typeof ISSUE_STATES)[number]
export const PROJECT_STATES = ['live', 'archived', 'trashed', 'unseen'] as const
export type ProjectState = (typeof PROJECT_STATES)[number]

export interface KnownProject {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly state: ProjectState
  /** How many looks in a row have not shown it. */
  readonly misses: number
}

export interface Hint {
  readonly id: string
  readonly issue: string
  /** `deleted` is the one event that is believed, once a look by id finds nothing. */
  readonly deleted: boolean
  /** A person wants the look; no webhook told of it. */
  readonly asked: boolean
}

/** One reading: issues as they are, how their fields came to be so, and who is not there. */
export interface Observation {
  /** When it was read, by our clock. */
  readonly at: Instant
  readonly issues: readonly SeenIssue[]
  readonly changes: readonly Change[]
  readonly states: readonly { readonly issue: string; readonly state: IssueState }[]
  /** All issues of a project at once, when the project itself has another state; deleted ones stay deleted. */
  readonly projects?: readonly { readonly project: string; readonly state: IssueState }[]
  readonly progress?: Partial<Progress>
  /** Of these projects; the marks of the others stay as they are. */
  readonly marks?: Progress['backfill']
  /** What could not be read just now, and which issues are over it; what is known of others stays. */
  readonly unreadable?: { readonly now: Progress['unreadable']; readonly over: readonly string[] }
  readonly hints?: readonly string[]
}

export interface KnownIssue {
  readonly updated: Instant
  readonly readAt: Instant
  readonly state: IssueState
}

export interface LinkedIssue {
  readonly id: string
  readonly key: string
  readonly summary: string
  readonly projectId: string
  readonly typeId: string
  readonly statusId: string
  readonly state: IssueState
  /** Raw, by Jira's field id. */
  readonly fields: Readonly<Record<string, Json>>
  readonly updated: Instant
  /** By field id: when it got the value it has; absent when no history tells. */
  readonly changedAt: Readonly<Record<string, Instant>>
  /** By field id: the account that gave it; absent when no history tells. */
  readonly saidBy: Readonly<Record<string, string>>
  /** The link of an integration that makes it an item's; null when there is none. */
  readonly link: string | null
}

/** An issue in scope that no item stands for. */
export interface UnlinkedIssue {
  readonly integration: string
  readonly issue: LinkedIssue
  /** A push that came to no good end may have made it: then its mark says whose it is. */
  readonly pushed: boolean
  /** It came to be while nobody held the connection: where our account made it, its mark says whose it is. */
  readonly unheld: boolean
}

/** What a step of sync is about, in its plan. */
export type SyncStep =
  | {
      readonly what: 'field'
      readonly link: string
      readonly integration: string
      readonly item: string
      readonly issue: string
      readonly field: ItemField
      readonly to: Side
      readonly value: Json
      readonly expects: Json
      readonly agrees?: Json
      readonly since: Instant
      readonly known?: Instant
    }
  /** An item pushed by a person: an issue is made for it. */
  | { readonly what: 'create-issue'; readonly integration: string; readonly item: string; readonly since: Instant }
  /** An issue in scope that has no item yet. */
  | { readonly what: 'create-item'; readonly integration: string; readonly issue: string }
  /** A person's comment on an item, or their edit of it, for one issue. */
  | {
      readonly what: 'comment'
      readonly integration: string
      readonly item: string
      readonly issue: string
      readonly comment: string
    }

export interface StoredStep {
  readonly id: string
  /** When somebody or something wanted it. */
  readonly asked: Instant
  readonly data: SyncStep
  readonly title: string
}

/** A push of an item that ended, and made no pair of it: what it sent may have made the issue all the same. */
export interface EarlierPush {
  readonly since: Instant
  readonly entries: readonly Entry[]
}

export interface Rule {
  readonly id: string
  readonly item: string
  readonly jql: string
}

/** An item to be made for an issue. */
export interface NewItem {
  readonly integration: string
  readonly issue: string
  readonly fields: ItemFields
  readonly agreed: Readonly<Partial<Record<ItemField, Json>>>
  /** Of its step. */
  readonly title: string
}

export interface SyncStore extends CommentStore {
  progress(): Promise<Progress>
  integrations(): Promise<readonly Integration[]>
  points(): Promise<Points>
  projects(): Promise<readonly KnownProject[]>
  saveProjects(projects: readonly KnownProject[]): Promise<void>
  hints(): Promise<readonly Hint[]>

  /** What is known of issues being there, by their ids; `readAt` is by our clock. */
  known(issues: readonly string[]): Promise<ReadonlyMap<string, KnownIssue>>
  /** Ids of the projects that these issues are in. */
  projectsOf(issues: readonly string[]): Promise<readonly string[]>
  /** All issues of a project that are known, by state: what a census is compared with. */
  knownIn(project: string): Promise<ReadonlyMap<string, { readonly state: IssueState; readonly misses: number }>>
  /** How often in a row a census has missed them. */
  missed(issues: readonly string[]): Promise<void>
  /** An older reading never replaces a newer one; pairs of changed issues are touched. */
  observe(observation: Observation): Promise<void>
  /** Issues in scope whose item is known from an integration that was removed are that item's again; how many were. */
  rejoin(limit: number): Promise<number>
  /** Issues in scope of an integration that makes items, that have none. */
  unlinked(limit: number): Promise<readonly UnlinkedIssue[]>
  issue(id: string): Promise<LinkedIssue | undefined>
  issues(ids: readonly string[]): Promise<ReadonlyMap<string, LinkedIssue>>

  /** Members by their account on this site; unknown ones are made from what Jira says of them. */
  members(): Promise<ReadonlyMap<string, string>>
  meet(
    people: readonly { readonly account: string; readonly name: string; readonly email: string | null }[],
  ): Promise<void>

  rules(): Promise<readonly Rule[]>
  /** The whole result of a rule; `problem` when it could not be had, and then nothing of it changes. */
  saveRule(rule: string, result: { readonly issues: readonly string[] } | { readonly problem: string }): Promise<void>

  /** The issues that items are made of, in Jira's own order. */
  saveRanks(issues: readonly string[]): Promise<void>

  touchedPairs(limit: number): Promise<readonly Pair[]>
  pair(link: string): Promise<Pair | undefined>
  settle(settlements: readonly Settlement[]): Promise<void>
  /**
   * Open steps whose time has come, with the pushes that people asked for and the items to be made; where masses are
   * held back, without writes to Jira that nobody here asked for.
   */
  openSteps(limit: number, heldBack?: boolean): Promise<readonly StoredStep[]>
  /** Issues that such writes wait for. */
  unaskedWrites(): Promise<number>
  addSteps(steps: readonly { readonly data: SyncStep; readonly title: string }[]): Promise<void>
  /**
   * The journal of open steps. `writing` also notes what was sent beside what is agreed; `done` makes it agreed;
   * `failed` and `stale` end the step and touch its pair, `failed` with a problem that stays until something changes.
   */
  journal(): Journal

  /** `pairedBy`: integrations of the connection that have a pair of it; `born`: when it came to be, by the database's clock. */
  item(
    id: string,
  ): Promise<{ readonly item: Item; readonly pairedBy: readonly string[]; readonly born: Instant } | undefined>
  /** Through this integration, or one that was removed since: the oldest first. */
  earlierPushes(item: string, integration: string): Promise<readonly EarlierPush[]>
  /** Each value that a field of the item had then, by the item's history; of one that was empty none. */
  heldBetween(
    item: string,
    span: { readonly from: Instant; readonly to: Instant },
  ): Promise<ReadonlyMap<ItemField, readonly Json[]>>
  /**
   * Only when the field still holds `expects`. True when it was written or is there: with that `agrees`, what Jira says
   * of it, is agreed.
   */
  writeItem(write: ItemWrite): Promise<boolean>
  /** The same for many steps in one transaction, where nobody has begun them and nothing is in their way; gives those that are done. */
  writeItems(writes: readonly StepWrite[]): Promise<ReadonlySet<string>>
  /** Item, link and what is agreed in one transaction; the link's id. An issue that has an item keeps it. */
  createItem(made: Omit<NewItem, 'title'>): Promise<string>
  /** The same for many in one transaction, all of them or none, each with a step that is done. */
  createItems(made: readonly NewItem[]): Promise<void>
  /** After a push: the issue belongs to the item. */
  linkIssue(made: {
    readonly integration: string
    readonly item: string
    readonly issue: string
    readonly agreed: Readonly<Partial<Record<ItemField, Json>>>
  }): Promise<string>
  /** An edit that our own write was found to have replaced; told once per entry of Jira's history. */
  overwritten(lost: { readonly link: string; readonly history: string; readonly conflict: NewConflict }): Promise<void>
  /** Issues of pairs that nobody has read since then, longest first. */
  longUnread(since: Instant, limit: number): Promise<readonly string[]>

  /** Transitions that were seen, from status to status, per project and issue type; and those that histories tell. */
  edges(project: string, type: string): Promise<readonly (readonly [string, string])[]>
  learnEdges(project: string, type: string, from: string, to: readonly string[]): Promise<void>
  note(problems: readonly Problem[], facts?: JsonObject): Promise<void>
}
