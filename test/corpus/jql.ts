/** JQL of every form, drawn by dice: what refers to something, and what only looks like it. */
import type { Row } from '../comparer/state.ts'
import { called, type Entry, id, number, type Part, stranger } from './parts.ts'

type Roll = () => number
type Form = (site: Ground) => Pick<Entry, 'parts'> & Partial<Entry>

/** Names that both sites have, drawn by dice, and ids that only the source has. */
class Ground {
  readonly #roll: Roll
  readonly state: Row
  constructor(state: Row, roll: Roll) {
    this.state = state
    this.#roll = roll
  }
  of<T>(all: readonly T[]): T {
    return all[Math.floor(this.#roll() * all.length)] as T
  }
  name(table: string): string {
    return String(this.of<Row>(this.state[table].filter((row: Row) => row.projectId == null && row.key !== 'FIN')).name)
  }
  key(): string {
    return String(this.of<Row>(this.state.projects).key)
  }
  email(): string {
    return String(this.of<Row>(this.state.users.filter(({ email }: Row) => !email.startsWith('nobody'))).email)
  }
  field(type: RegExp): string {
    return String(this.of<Row>(this.state.fields.filter((row: Row) => row.custom && type.test(row.type))).name)
  }
  optionId(): string {
    const fields = this.state.fields.filter((row: Row) => row.contexts?.some((one: Row) => one.options.length > 0))
    return String(this.of<Row>(this.of<Row>(fields).contexts.flatMap((one: Row) => one.options)).id)
  }
  idIn(table: string): string {
    return String(this.of<Row>(this.state[table]).id)
  }
  partOf(list: 'versions' | 'components', what: 'id' | 'name'): string {
    return String(this.of<Row>(this.state.projects.flatMap((row: Row) => row[list]))[what])
  }
}

const ANYTHING = /./
const NUMBERS = /float$/
const TEXTS = /text(field|area)$/
const OPTIONS = /select$|radiobuttons|multicheckboxes/
const PEOPLE = /userpicker$/
const quoted = (name: string): string => `"${name}"`
const q = (part: Part): Part[] => ['"', part, '"']
const person = (site: Ground) => id('users', site.email())
/** JQL reserves the word INT. */
const key = (site: Ground) => {
  const text = site.key()
  return called('projects', text === 'INT' ? quoted(text) : text)
}
const project = (site: Ground) => id('projects', site.key())

/** Rewritten, or the same there because names are. */
const REWRITTEN: Readonly<Record<string, Form>> = {
  'project = id': (site) => ({ parts: ['project = ', project(site)] }),
  'project = "id"': (site) => ({ parts: ['PROJECT != ', ...q(project(site)), ' and summary ~ "10000"'] }),
  'project = KEY': (site) => ({ parts: ['project=', key(site), '  ORDER BY created'] }),
  'project = "Name"': (site) => ({ parts: ['project = ', called('projects', quoted(site.name('projects')))] }),
  'project in (…)': (site) => ({
    parts: ['project in (', project(site), ' ,', key(site), ', ', ...q(project(site)), ')'],
  }),
  'issuetype = id': (site) => ({ parts: ['issuetype = ', id('issueTypes', site.name('issueTypes'))] }),
  'type in (…)': (site) => ({
    parts: [
      'type not in (',
      id('issueTypes', site.name('issueTypes')),
      ', ',
      called('issueTypes', quoted(site.name('issueTypes'))),
      ')',
    ],
  }),
  'status = id': (site) => ({ parts: ['status = ', id('statuses', site.name('statuses')), ' AND labels = "10001"'] }),
  'status = "Name"': (site) => ({ parts: ['status = ', called('statuses', quoted(site.name('statuses')))] }),
  'status was … by … before …': (site) => ({
    parts: ['status was ', id('statuses', site.name('statuses')), ' by ', ...q(person(site)), ' before "2026-01-01"'],
  }),
  'status changed from … to …': (site) => ({
    parts: [
      'status changed from ',
      id('statuses', site.name('statuses')),
      ' to ',
      id('statuses', site.name('statuses')),
      ' during (startOfYear(), now())',
    ],
  }),
  'status was in (…)': (site) => ({
    parts: [
      'status was in (',
      id('statuses', site.name('statuses')),
      ',',
      called('statuses', quoted(site.name('statuses'))),
      ')',
    ],
  }),
  'priority = id': (site) => ({
    parts: ['priority >= ', id('priorities', site.name('priorities')), ' ORDER BY priority'],
  }),
  'resolution = id': (site) => ({
    parts: ['resolution in (', id('resolutions', site.name('resolutions')), ', Unresolved)'],
  }),
  'filter = id': (site) => ({ parts: ['filter = ', id('filters', site.name('filters'))] }),
  'filter = "Name"': (site) => ({ parts: ['filter != ', called('filters', quoted(site.name('filters')))] }),
  'request = id': (site) => ({ parts: ['request = ', id('filters', site.name('filters'))] }),
  'savedFilter = id': (site) => ({ parts: ['savedFilter in (', id('filters', site.name('filters')), ')'] }),
  'searchRequest = id': (site) => ({ parts: ['searchRequest = ', id('filters', site.name('filters'))] }),
  'cf[id] is EMPTY': (site) => ({ parts: ['cf[', number(site.field(ANYTHING)), '] is not EMPTY'] }),
  'cf[id] = number': (site) => ({ parts: ['cf[', number(site.field(NUMBERS)), '] = 10001'] }),
  'cf[id] > number': (site) => ({ parts: ['cf[', number(site.field(NUMBERS)), '] > 10001'] }),
  'cf[id] ~ text': (site) => ({ parts: ['cf[', number(site.field(TEXTS)), '] ~ "cf[10001] \\"x\\" 😀"'] }),
  'cf[id] = account': (site) => ({ parts: ['cf[', number(site.field(PEOPLE)), '] = ', ...q(person(site))] }),
  '"Field" = account': (site) => ({
    parts: [called('fields', quoted(site.field(PEOPLE))), ' in (', ...q(person(site)), ', ', ...q(person(site)), ')'],
  }),
  '"Field" …': (site) => ({ parts: [called('fields', quoted(site.field(NUMBERS))), ' in (1, 2, 10001)'] }),
  '"Field[Type]" …': (site) => ({ parts: [called('fields', quoted(`${site.field(NUMBERS)}[Number]`)), ' <= 3'] }),
  'ORDER BY cf[id]': (site) => ({
    parts: ['created > -7d ORDER BY cf[', number(site.field(NUMBERS)), '] DESC, cf[', number('Target end'), ']'],
  }),
  'ORDER BY "Field"': (site) => ({ parts: ['order by ', called('fields', quoted(site.field(NUMBERS))), ' asc, key'] }),
  'assignee = account': (site) => ({ parts: ['assignee = ', ...q(person(site))] }),
  'reporter in (accounts)': (site) => ({
    parts: ['reporter in (', ...q(person(site)), ',', ...q(person(site)), ', currentUser())'],
  }),
  'membersOf("group")': (site) => ({
    parts: ['assignee in membersOf(', called('groups', quoted(site.name('groups'))), ')'],
  }),
  'membersOf("group id")': (site) => ({
    parts: ['assignee not in membersOf("', id('groups', site.name('groups')), '")'],
  }),
  'assignee was account': (site) => ({ parts: ['assignee was ', ...q(person(site)), ' after startOfMonth("-1")'] }),
  projectsWhereUserHasRole: (site) => ({
    parts: ['project in projectsWhereUserHasRole(', called('projectRoles', quoted(site.name('projectRoles'))), ')'],
  }),
  'releasedVersions(id)': (site) => ({ parts: ['fixVersion in releasedVersions(', project(site), ')'] }),
  'latestReleasedVersion(KEY)': (site) => ({
    parts: ['affectedVersion = latestReleasedVersion(', key(site), ')'],
  }),
  'componentsLeadByUser(account)': (site) => ({
    parts: ['component in componentsLeadByUser(', ...q(person(site)), ')'],
  }),
  'projectsLeadByUser(account)': (site) => ({ parts: ['project in projectsLeadByUser(', ...q(person(site)), ')'] }),
  'updatedBy(account)': (site) => ({ parts: ['issuekey in updatedBy(', ...q(person(site)), ', "-14d")'] }),
  'cascadeOption(names)': () => ({
    parts: [called('fields', '"Delivery region"'), ' in cascadeOption("Europe", "Germany")'],
  }),
  'options by name': () => ({
    parts: ['cf[', number('Carrier'), '] in (DHL, DPD) OR ', called('fields', 'Carrier'), ' = DHL'],
  }),
  'brackets, not, escapes': (site) => ({
    parts: [
      'NOT ((project = ',
      project(site),
      " or (summary ~ 'it\\'s (10000, cf[10000])' and\n status = ",
      id('statuses', site.name('statuses')),
      ')) AND issuetype=',
      id('issueTypes', site.name('issueTypes')),
      ')',
    ],
  }),
  'after a wide character': (site) => ({ parts: ['summary ~ "😀 𝒳" AND project = ', project(site)] }),
  'a person whom the target lacks': () => ({
    parts: ['assignee = ', ...q(id('users', 'nobody.there@acme.example'))],
    there: ['assignee = ', ...q(id('users', 'ada.lindqvist@acme.example'))],
  }),
  'a project that was renamed': () => ({
    parts: ['project = ', called('projects', '"Renamed here"')],
    there: ['project = "Finance as it was"'],
  }),
}

/** Nothing that another site could have, or that can be told at all. */
const REPORTED: Readonly<Record<string, Form>> = {
  'cf[id] = option id': (site) => ({
    parts: ['cf[', number(site.field(OPTIONS)), '] = ', stranger(site.optionId())],
  }),
  '"Field" in (option ids)': (site) => ({
    parts: [
      called('fields', quoted(site.field(OPTIONS))),
      ' in (',
      stranger(site.optionId()),
      ', "',
      stranger(site.optionId()),
      '")',
    ],
  }),
  'cascadeOption(ids)': (site) => ({
    parts: ['cf[', number('Delivery region'), '] in cascadeOption(', stranger(site.optionId()), ')'],
  }),
  'fixVersion = id': (site) => ({ parts: ['fixVersion = ', stranger(site.partOf('versions', 'id'))] }),
  'fixVersion = name': (site) => ({ parts: ['fixVersion = "', stranger(site.partOf('versions', 'name')), ' "'] }),
  'component = id': (site) => ({ parts: ['component in (', stranger(site.partOf('components', 'id')), ', "x")'] }),
  'component = name': (site) => ({ parts: ['component = "', stranger(site.partOf('components', 'name')), '"'] }),
  'sprint = id': (site) => ({ parts: ['sprint = ', stranger(site.idIn('sprints'))] }),
  'sprint = name': (site) => ({ parts: ['sprint = "', stranger(site.name('sprints')), '"'] }),
  'issue = id': (site) => ({ parts: ['issue = ', stranger(site.idIn('issues'))] }),
  'issue = KEY-1': (site) => ({ parts: ['key in (', stranger(`${site.key()}-1`), ')'] }),
  'parent = id': (site) => ({ parts: ['parent = ', stranger(site.idIn('issues'))] }),
  'linkedIssues(KEY-1)': (site) => ({ parts: ['issue in linkedIssues(', stranger(`${site.key()}-2`), ', "blocks")'] }),
  'parentEpic(KEY-1)': (site) => ({ parts: ['issue in parentEpic(', stranger(`${site.key()}-3`), ')'] }),
  'category = name': (site) => ({ parts: ['category = "', stranger(site.name('projectCategories')), '"'] }),
  'level = id': () => ({ parts: ['level = ', stranger('100010587')] }),
  'a number of nothing': () => ({ parts: ['project = ', stranger('9876543')] }),
  'a status of nothing': () => ({ parts: ['status = "', stranger('Never There'), '"'] }),
  'a field of nothing': () => ({
    parts: ['cf[', stranger('9876543'), '] is EMPTY AND "', stranger('No such field'), '" = 1'],
  }),
  'a group of nothing': () => ({ parts: ['assignee in membersOf("', stranger('no such group'), '")'] }),
  'an app’s function': (site) => ({
    parts: ['issueFunction in linkedIssuesOf("project = ', stranger(site.idIn('projects')), '")'],
  }),
  'no JQL, with a number': (site) => ({ parts: ['project = ', stranger(site.idIn('projects')), ' AND ('] }),
}

/** So many of each form; strangers are rarer than friends. */
export function jqlEntries(state: Row, roll: Roll): Entry[] {
  const site = new Ground(state, roll)
  const draw = (forms: Readonly<Record<string, Form>>, end: Entry['end'], times: number): Entry[] =>
    Object.entries(forms).flatMap(([form, make]) => Array.from({ length: times }, () => ({ form, end, ...make(site) })))
  return [...draw(REWRITTEN, 'rewritten', 6), ...draw(REPORTED, 'reported', 3)]
}
