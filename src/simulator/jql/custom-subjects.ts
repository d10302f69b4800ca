/** Custom fields in JQL: by name, by `cf[10040]`, by `"Name[Type]"`; several may share a name. */
import { kindOf } from '../model/field-kind.ts'
import type { Field, FieldOption, Issue } from '../records.ts'
import { plainText } from '../rich-text.ts'
import { amount, dateMoment, instantMoment, texts } from './plain-subjects.ts'
import { parentReference, projectReference, versionReference } from './project-subjects.ts'
import { idsUnder, labelsReference, peopleReference, tableReference, textsOf } from './references.ts'
import type { Reference, Scope, Subject } from './subject.ts'

/** `name` as written in the query. */
export function customSubjects(scope: Scope, name: string): Subject[] {
  const fields = [...scope.site.tables.fields.values()].filter((one) => one.custom && one.trashedAt === null)
  const byId = /^cf\[(\d+)\]$/i.exec(name)
  if (byId)
    return fields.filter((one) => one.id === `customfield_${byId[1]}`).flatMap((one) => subject(scope, one, name))
  const wanted = name.toLowerCase()
  return fields
    .filter((one) => one.name.toLowerCase() === wanted || collapsedNames(one).includes(wanted))
    .flatMap((one) => subject(scope, one, name))
}

/** Ends of custom field types, and what Jira calls them in brackets. */
const LABELS: Readonly<Record<string, readonly string[]>> = {
  textfield: ['Short text', 'Text'],
  textarea: ['Paragraph'],
  float: ['Number'],
  datepicker: ['Date'],
  datetime: ['Time stamp'],
  select: ['Dropdown'],
  multiselect: ['Select List (multiple choices)', 'Dropdown'],
  radiobuttons: ['Radio Buttons'],
  multicheckboxes: ['Checkboxes'],
  cascadingselect: ['Select List (cascading)'],
  userpicker: ['User Picker (single user)', 'People'],
  multiuserpicker: ['User Picker (multiple users)', 'People'],
  people: ['People'],
  grouppicker: ['Group Picker (single group)'],
  multigrouppicker: ['Group Picker (multiple groups)'],
  labels: ['Labels'],
  url: ['URL Field', 'URL'],
  project: ['Project Picker (single project)'],
  version: ['Version Picker (single version)'],
  multiversion: ['Version Picker (multiple versions)'],
  'gh-epic-link': ['Epic Link'],
  'gh-epic-label': ['Short text'],
  'jsw-story-points': ['Number'],
}

function collapsedNames(field: Field): string[] {
  const type = (field.type ?? '').split(':').at(-1) ?? ''
  return (LABELS[type] ?? []).map((label) => `${field.name}[${label}]`.toLowerCase())
}

function subject(scope: Scope, field: Field, name: string): Subject[] {
  const { id } = field
  switch (kindOf(field)) {
    case 'text':
    case 'richText':
      return [texts(name, (issue) => [plainText(issue.values[id])])]
    case 'number':
      return [amount(name, (issue) => (typeof issue.values[id] === 'number' ? issue.values[id] : null))]
    case 'date':
      return [dateMoment(scope, name, id)]
    case 'datetime':
      return [instantMoment(name, (issue) => textsOf(issue.values[id])[0] ?? null)]
    case 'labels':
      return [labelsReference(name, id)]
    case 'option':
    case 'options':
    case 'cascade':
      return [options(field, name)]
    case 'user':
    case 'users':
      return [peopleReference(scope, name, (issue) => idsUnder(issue.values[id], 'user'), null)]
    case 'group':
    case 'groups':
      return [
        tableReference(
          name,
          () => scope.site.tables.groups.values(),
          (issue) => idsUnder(issue.values[id], 'group'),
        ),
      ]
    case 'version':
    case 'versions':
      return [versionReference(id, null)(scope, name)]
    case 'project':
      return [{ ...projectReference(scope, name), of: (issue) => textsOf(issue.values[id]) }]
    case 'sprint':
      return [sprints(scope, field, name)]
    case 'epicLink':
      return [epicLink(scope, name)]
    case 'rank':
      return [rank(id, name)]
    default:
      return []
  }
}

/** By value or by id, of any context; in a cascade a choice matches what lies below it too. */
function options(field: Field, name: string): Reference {
  const all = field.contexts.flatMap((context) => context.options)
  const find = (text: string) =>
    all
      .filter((one: FieldOption) => one.id === text || one.value.toLowerCase() === text.toLowerCase())
      .map((one) => one.id)
  return tableReference(
    name,
    () => all.map(({ id, value }) => ({ id, name: value })),
    (issue) => idsUnder(issue.values[field.id], 'option', 'child'),
    {
      find,
      missing: (text) => `The option '${text}' for field '${name}' does not exist.`,
      functions: {
        cascadeoption: ([parent = '', child]) => {
          const parents = find(parent)
          if (child === undefined) return parents
          return find(child).filter((id) => parents.includes(all.find((one) => one.id === id)?.parentId ?? ''))
        },
      },
    },
  )
}

function sprints({ site }: Scope, field: Field, name: string): Reference {
  const inState = (state: string) => () =>
    [...site.tables.sprints.values()].filter((one) => one.state === state).map((one) => one.id)
  return tableReference(
    name,
    () => site.tables.sprints.values(),
    (issue) => textsOf(issue.values[field.id]),
    {
      missing: (text) =>
        `Sprint with ${/^\d+$/.test(text) ? 'id' : 'name'} '${text}' does not exist or you do not have permission to view it.`,
      functions: {
        opensprints: inState('active'),
        futuresprints: inState('future'),
        closedsprints: inState('closed'),
      },
    },
  )
}

/** Company-managed projects' older name for a parent that is an epic. */
function epicLink(scope: Scope, name: string): Reference {
  const { site } = scope
  const isEpic = (id: string) => {
    const type = site.issues.get(id)?.typeId
    return (site.tables.issueTypes.get(type ?? '')?.hierarchyLevel ?? 0) > 0
  }
  const parent = parentReference(scope, name)
  return { ...parent, of: (issue: Issue) => parent.of(issue).filter(isEpic) }
}

/** Only for sorting: no rank can be named in a query. */
function rank(id: string, name: string): Reference {
  const of = (issue: Issue) => textsOf(issue.values[id])
  return tableReference(name, () => [], of, { order: (issue) => of(issue)[0] ?? null })
}
