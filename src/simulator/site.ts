/** One simulated Jira site: its tables, its ids, its clock and its dice. Everything it knows is in here. */
import type { Fetch, Instant } from '../base/index.ts'
import { Faults } from './faults.ts'
import { Issues } from './issues.ts'
import { Limits } from './limits.ts'
import type { IssueEvent } from './model/issue-event.ts'
import type {
  AuditRecord,
  Board,
  Field,
  Filter,
  Group,
  IssueLink,
  IssueSecurityScheme,
  IssueType,
  IssueTypeScheme,
  IssueTypeScreenScheme,
  LinkType,
  NamedScheme,
  PermissionScheme,
  Priority,
  Project,
  ProjectCategory,
  ProjectRole,
  RemoteLink,
  Resolution,
  Screen,
  ScreenScheme,
  Sprint,
  Status,
  Token,
  User,
  Webhook,
  Workflow,
  WorkflowScheme,
} from './records.ts'
import type { Task } from './tasks.ts'

export type SiteKind = 'cloud' | 'dataCenter'

const VERSIONS: Readonly<Record<SiteKind, string>> = { cloud: '1001.0.0-SNAPSHOT', dataCenter: '10.3.24' }

/** The world as a site sees it. `sleep` is used by faults, tasks and webhooks only. */
export interface SiteWorld {
  readonly now: () => Instant
  readonly random: () => number
  readonly sleep: (milliseconds: number) => Promise<void>
  /** HMAC with SHA-256, as lower-case hex. */
  readonly hmac: (secret: string, text: string) => string
  /** Brings a webhook to its address; without it nobody listens anywhere. */
  readonly deliver?: Fetch
}

/** How long the search index trails behind a write; of a range every write draws its own. */
export type IndexLag = number | { readonly from: number; readonly to: number }

/** One try to deliver a webhook. */
export interface Tried {
  readonly at: Instant
  readonly webhookId: string
  readonly event: string
  readonly issueId: string
  readonly identifier: string
  readonly retry: number
  /** Null is no answer. */
  readonly status: number | null
}

export interface SiteOptions {
  readonly name: string
  readonly kind: SiteKind
  /** Scheme, host and port: `http://127.0.0.1:9201`. */
  readonly origin: string
  /** Data Center only: `/jira`. */
  readonly contextPath?: string
  /** What Jira calls its version; the newest that is known here when left out. */
  readonly version?: string
  /** Where this site's ids begin: no two sites of a process share one. */
  readonly firstId: number
  readonly world: SiteWorld
}

export class Tables {
  readonly users = new Map<string, User>()
  readonly groups = new Map<string, Group>()
  readonly tokens = new Map<string, Token>()
  readonly statuses = new Map<string, Status>()
  readonly issueTypes = new Map<string, IssueType>()
  readonly issueTypeSchemes = new Map<string, IssueTypeScheme>()
  readonly priorities = new Map<string, Priority>()
  readonly resolutions = new Map<string, Resolution>()
  readonly fields = new Map<string, Field>()
  readonly screens = new Map<string, Screen>()
  readonly screenSchemes = new Map<string, ScreenScheme>()
  readonly issueTypeScreenSchemes = new Map<string, IssueTypeScreenScheme>()
  readonly workflows = new Map<string, Workflow>()
  readonly workflowSchemes = new Map<string, WorkflowScheme>()
  readonly permissionSchemes = new Map<string, PermissionScheme>()
  readonly notificationSchemes = new Map<string, NamedScheme>()
  readonly issueSecuritySchemes = new Map<string, IssueSecurityScheme>()
  readonly fieldConfigurationSchemes = new Map<string, NamedScheme>()
  readonly projectRoles = new Map<string, ProjectRole>()
  readonly projectCategories = new Map<string, ProjectCategory>()
  readonly projects = new Map<string, Project>()
  readonly linkTypes = new Map<string, LinkType>()
  readonly issueLinks = new Map<string, IssueLink>()
  readonly remoteLinks = new Map<string, RemoteLink>()
  readonly filters = new Map<string, Filter>()
  readonly boards = new Map<string, Board>()
  readonly sprints = new Map<string, Sprint>()
  readonly webhooks = new Map<string, Webhook>()
}

export class Site {
  readonly name: string
  readonly kind: SiteKind
  readonly origin: string
  readonly contextPath: string
  readonly version: string
  readonly world: SiteWorld
  readonly cloudId: string
  readonly tables = new Tables()
  readonly issues = new Issues()
  readonly tasks = new Map<string, Task>()
  readonly audit: AuditRecord[] = []
  readonly faults: Faults
  readonly limits: Limits
  /** Account ids of Jira administrators (global permission ADMINISTER). */
  readonly administrators = new Set<string>()
  indexLag: IndexLag = 0
  /** Jira Software's plan; a site without one can only be read. */
  plan: 'FREE' | 'PAID' | 'UNLICENSED' = 'PAID'
  /** Whether sub-tasks are switched on. */
  subTasks = true
  /** Issue events that administrators added to Jira's own: number → name. */
  readonly ownEvents = new Map<number, string>()
  /** Milliseconds that the site's clock is ahead of the world's: in whatever it writes, and in its `Date` header. */
  skew = 0
  /** What happened to issues and no webhook has told yet. */
  readonly events: IssueEvent[] = []
  /** Webhooks that were tried, the newest last: what the control panel tells. */
  readonly deliveries: Tried[] = []
  /** Project id → account ids that the control panel keeps out of it, whatever its permission scheme grants. */
  readonly shutOut = new Map<string, Set<string>>()
  /** Failed logins per user name; Data Center asks for a CAPTCHA at three. */
  readonly failedLogins = new Map<string, number>()
  #lastId: number

  constructor(options: SiteOptions) {
    this.name = options.name
    this.kind = options.kind
    this.origin = options.origin
    this.contextPath = options.contextPath ?? ''
    this.version = options.version ?? VERSIONS[options.kind]
    this.world = options.world
    this.#lastId = options.firstId
    this.cloudId = this.uuid()
    this.faults = new Faults(options.world)
    this.limits = new Limits(options.world.now)
  }
  /** Where Jira answers: origin and context path, no slash at the end. */
  get base(): string {
    return this.origin + this.contextPath
  }
  now(): Instant {
    return this.world.now() + this.skew
  }
  id(): string {
    this.#lastId += 1
    return String(this.#lastId)
  }
  /** The first of so many ids in a row: stories that make issues by number keep them for later. */
  ids(count: number): number {
    const first = this.#lastId + 1
    this.#lastId += count
    return first
  }
  uuid(): string {
    const hex = (digits: number) =>
      Array.from({ length: digits }, () => Math.floor(this.world.random() * 16).toString(16)).join('')
    return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`
  }
  /** Absolute link to a path of this site, as Jira's `self`. */
  link(path: string): string {
    return this.base + path
  }
  /** Link to a path of the platform's API, in the version that this Jira's own links name. */
  api(path: string): string {
    return this.link(`/rest/api/${this.kind === 'cloud' ? 3 : 2}${path}`)
  }
}
