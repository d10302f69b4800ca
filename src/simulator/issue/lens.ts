/** How one asker sees a site: the two products show the same issue in other shapes, and each brings its own lens. */
import type { Json } from '../../base/index.ts'
import type {
  Component,
  Group,
  IssueType,
  LinkType,
  Priority,
  Project,
  Resolution,
  Sprint,
  Status,
  User,
  Version,
} from '../records.ts'
import type { Site } from '../site.ts'

export interface Lens {
  readonly site: Site
  readonly user: User | null
  /** 3 shows rich text as a document, 2 as text. */
  readonly version: 2 | 3
  /** Absolute, from a path below `/rest/api/{version}`. */
  readonly link: (path: string) => string
  readonly account: (accountId: string) => Json
  readonly group: (group: Group) => Json
  readonly project: (project: Project) => Json
  readonly status: (status: Status) => Json
  readonly issueType: (type: IssueType) => Json
  readonly priority: (priority: Priority) => Json
  readonly resolution: (resolution: Resolution) => Json
  readonly projectVersion: (project: Project, version: Version) => Json
  readonly component: (project: Project, component: Component) => Json
  readonly linkType: (type: LinkType) => Json
  readonly sprint: (sprint: Sprint) => Json
}
