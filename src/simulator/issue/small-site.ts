/** A small Cloud site with two projects and a custom field of every sort: what the tests of issues and of JQL look at. */
import type { Json, JsonObject } from '../../base/index.ts'
import { Visit } from '../cloud/visit.ts'
import { FIELD_TYPES } from '../model/field-type.ts'
import type { Field, Issue, Project, User } from '../records.ts'
import type { Site } from '../site.ts'

const TYPES = {
  Squad: 'select',
  Carriers: 'multiselect',
  Place: 'cascadingselect',
  Weight: 'float',
  'Ready on': 'datepicker',
  'Meeting at': 'datetime',
  'Short note': 'textfield',
  Story: 'textarea',
  Owner: 'userpicker',
  Reviewers: 'multiuserpicker',
  Crew: 'grouppicker',
  Tags: 'labels',
} as const
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  Squad: ['Atlas', 'Beacon', 'Compass'],
  Carriers: ['DHL', 'DPD', 'UPS'],
  Place: ['Europe', 'Asia'],
}
const CHILDREN: Readonly<Record<string, readonly string[]>> = { Europe: ['Berlin', 'Paris'], Asia: ['Tokyo'] }

export class SmallSite extends Visit {
  private constructor() {
    super('empty')
    for (const [name, type] of Object.entries(TYPES)) addField(this.site, name, type)
  }
  static async build(): Promise<SmallSite> {
    const small = new SmallSite()
    for (const key of ['ABC', 'XYZ'])
      await small.get('POST /project', {
        key,
        name: `Project ${key}`,
        projectTypeKey: 'software',
        projectTemplateKey: 'com.pyxis.greenhopper.jira:gh-simplified-scrum-classic',
        leadAccountId: small.admin.accountId,
      })
    for (const key of ['ABC', 'XYZ'])
      Object.assign(small.project(key), {
        components: ['Engine', 'Web'].map((name) => component(small.site, name)),
        versions: ['1.0', '2.0'].map((name) => version(small.site, name)),
      })
    return small
  }
  get admin(): User {
    return personNamed(this.site, (one) => this.site.administrators.has(one.accountId))
  }
  /** Anybody but the administrator, by place. */
  person(at: number): User {
    let left = at
    return personNamed(this.site, (one) => !this.site.administrators.has(one.accountId) && left-- === 0)
  }
  project(key: string): Project {
    const project = [...this.site.tables.projects.values()].find((one) => one.key === key)
    if (!project) throw new Error(`no project ${key}`)
    return project
  }
  field(name: string): Field {
    const field = [...this.site.tables.fields.values()].find((one) => one.name === name)
    if (!field) throw new Error(`no field ${name}`)
    return field
  }
  issue(key: string): Issue {
    const issue = this.site.issues.byKey(key)
    if (!issue) throw new Error(`no issue ${key}`)
    return issue
  }
  /** Answers the new issue's key. */
  async create(fields: JsonObject = {}, project = 'ABC', type = 'Task'): Promise<string> {
    const body = { fields: { project: { key: project }, issuetype: { name: type }, summary: 'One more', ...fields } }
    return String((await this.get('POST /issue', body)).key)
  }
  async fieldsOf(key: string, names = '*all'): Promise<JsonObject> {
    return (await this.get(`GET /issue/${key}?fields=${names}`)).fields as JsonObject
  }
  /** Takes the transition of that name. */
  async go(key: string, name: string, fields: JsonObject = {}): Promise<void> {
    const { transitions } = await this.get(`GET /issue/${key}/transitions`)
    const chosen = (transitions as unknown as { id: string; name: string }[]).find((one) => one.name === name)
    if (!chosen) throw new Error(`${key} has no transition '${name}' now`)
    await this.get(`POST /issue/${key}/transitions`, { transition: { id: chosen.id }, fields })
  }
  /** Ids of what a search finds, all pages. */
  async search(jql: string, more: JsonObject = {}): Promise<string[]> {
    const ids: string[] = []
    let nextPageToken: Json | undefined
    do {
      const token = nextPageToken === undefined ? {} : { nextPageToken }
      const page = await this.get('POST /search/jql', { jql, ...more, ...token })
      ids.push(...(page.issues as unknown as { id: string }[]).map((one) => one.id))
      nextPageToken = page.nextPageToken
    } while (nextPageToken !== undefined)
    return ids
  }
  /** Keys, in the order of the search. */
  async keys(jql: string): Promise<string[]> {
    return (await this.search(jql)).map((id) => this.site.issues.get(id)?.key ?? id)
  }
}

/** A document of one paragraph. */
export const doc = (text: string): JsonObject => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

function personNamed(site: Site, is: (user: User) => boolean): User {
  const user = [...site.tables.users.values()].find(is)
  if (!user) throw new Error('no such person')
  return user
}

function addField(site: Site, name: string, type: string): void {
  const known = FIELD_TYPES.get(`com.atlassian.jira.plugin.system.customfieldtypes:${type}`)
  if (!known) throw new Error(`no field type ${type}`)
  const number = site.id()
  const options = (OPTIONS[name] ?? []).flatMap((value) => {
    const id = site.id()
    const children = name === 'Place' ? (CHILDREN[value] ?? []) : []
    return [
      { id, value, disabled: false, parentId: null },
      ...children.map((child) => ({ id: site.id(), value: child, disabled: false, parentId: id })),
    ]
  })
  const context = { id: site.id(), name: 'All', description: '', projectIds: [], issueTypeIds: [], options }
  const field: Field = {
    id: `customfield_${number}`,
    name,
    description: '',
    custom: true,
    type: known.key,
    searcherKey: known.searcherKeys[0] ?? null,
    schema: { ...known.schema, custom: known.key, customId: Number(number) },
    locked: false,
    trashedAt: null,
    contexts: [{ ...context, defaultValue: null }],
  }
  site.tables.fields.set(field.id, field)
  for (const screen of site.tables.screens.values()) screen.tabs[0]?.fieldIds.push(field.id)
}

function component(site: Site, name: string): Project['components'][number] {
  return { id: site.id(), name, description: '', leadAccountId: null, assigneeType: 'PROJECT_DEFAULT' }
}

function version(site: Site, name: string): Project['versions'][number] {
  const dates = { startDate: null, releaseDate: null }
  return { id: site.id(), name, description: '', released: name === '1.0', archived: false, ...dates }
}
