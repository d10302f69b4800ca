/** What lies before whoever draws a design: the dice, the names, what is drawn already, and what every new site has. */
import type { Draw } from '../draw.ts'
import type { Names } from '../names.ts'
import type { Design, Tag } from './types.ts'

export const BUILT_IN = {
  people: ['ada.lindqvist@acme.example', 'mara.winter@acme.example', 'fairlead.service@acme.example'],
  groups: ['site-admins', 'jira-software-users'],
  roles: ['Administrators', 'Developers', 'Users'],
  statuses: ['Open', 'In Progress', 'Reopened', 'Resolved', 'Closed', 'To Do', 'Done'],
  issueTypes: ['Epic', 'Story', 'Task', 'Bug', 'Subtask'],
  priorities: ['Highest', 'High', 'Medium', 'Low', 'Lowest'],
  resolutions: ['Done', "Won't Do", 'Duplicate', 'Cannot Reproduce'],
  issueTypeSchemes: ['Default Issue Type Scheme'],
  fields: [
    ...['summary', 'issuetype', 'security', 'priority', 'duedate', 'components', 'versions', 'fixVersions'],
    ...['assignee', 'reporter', 'environment', 'description', 'timetracking', 'attachment', 'labels', 'resolution'],
  ],
  screens: ['Default Screen', 'Workflow Screen', 'Resolve Issue Screen'],
  screenSchemes: ['Default Screen Scheme'],
  issueTypeScreenSchemes: ['Default Issue Type Screen Scheme'],
  workflows: ['jira'],
  workflowSchemes: ['Default Workflow Scheme'],
  permissionSchemes: ['Default Permission Scheme'],
  projects: [],
  filters: [],
} as const satisfies Readonly<Record<keyof Design, readonly string[]>>

export const NOTHING = (): Design => ({
  ...{ people: [], groups: [], roles: [], statuses: [], issueTypes: [], priorities: [], resolutions: [] },
  ...{ issueTypeSchemes: [], fields: [], screens: [], screenSchemes: [], issueTypeScreenSchemes: [] },
  ...{ workflows: [], workflowSchemes: [], permissionSchemes: [], projects: [], filters: [] },
})

export class Desk {
  readonly draw: Draw
  readonly names: Names
  readonly design: Design
  readonly #mark: string
  #tags = 0

  /** `mark` tells the tags of this desk from another's. */
  constructor(draw: Draw, names: Names, design: Design, mark: string) {
    this.draw = draw
    this.names = names
    this.design = design
    this.#mark = mark
  }
  tag(table: string): Tag {
    this.#tags += 1
    return `${table}${this.#mark}${this.#tags}`
  }
  /** Name and description of something new. */
  named(table: string, most = 60): { tag: Tag; name: string; description: string } {
    return { tag: this.tag(table), name: this.names.next(table, most), description: this.names.text() }
  }
  /** Tags of all there is to choose from: the design's own first. */
  all(table: keyof Design): Tag[] {
    return [...this.own(table), ...BUILT_IN[table].map((name) => `${table}=${name}`)]
  }
  own(table: keyof Design): Tag[] {
    return this.design[table].map((one: { readonly tag: Tag }) => one.tag)
  }
  /** One of the design's own, more often than not. */
  one(table: keyof Design): Tag {
    const own = this.own(table)
    return own.length > 0 && this.draw.chance(0.75) ? this.draw.pick(own) : this.draw.pick(this.all(table))
  }
  some(table: keyof Design, least: number, most: number): Tag[] {
    return this.draw.some(this.all(table), least, most)
  }
}
