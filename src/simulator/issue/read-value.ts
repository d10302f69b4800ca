/** Values as requests bring them, made into those that records keep. What Jira would not take is refused in its words. */
import { isArray, isObject, type Json, type JsonObject } from '../../base/index.ts'
import { readDuration } from '../duration.ts'
import { refuseField } from '../http.ts'
import { type FieldKind, kindOf, LISTS } from '../model/field-kind.ts'
import { contextFor } from '../model/field-scope.ts'
import type { Place } from '../model/issue-fields.ts'
import { offeredLevels } from '../model/issue-security.ts'
import type { Field } from '../records.ts'
import { documentOf, isDocument, plainText } from '../rich-text.ts'
import { jiraTime } from '../time.ts'
import { isDate, readTime } from '../zone.ts'
import { readGroup, readUser } from './read-people.ts'

/** Where a value goes: the issue's place, and how its request writes rich text. */
export interface Reading extends Place {
  readonly version: 2 | 3
}

type Reader = (reading: Reading, field: Field, value: Json) => Json

/** The whole value; null clears. Lists are given as lists. */
export function readValue(reading: Reading, field: Field, value: Json): Json {
  const kind = kindOf(field)
  if (!LISTS.has(kind) || kind === 'sprint') return value === null ? null : readOne(reading, field, value)
  if (value === null) return null
  if (!isArray(value)) throw refuseField(field.id, 'data was not an array')
  const values = distinct(value.map((one) => readOne(reading, field, one)))
  return values.length === 0 ? null : values
}

/** One value; of a list, one of its members. */
export function readOne(reading: Reading, field: Field, value: Json): Json {
  const reader = READERS[kindOf(field)]
  if (!reader)
    throw refuseField(field.id, `Field '${field.id}' cannot be set. It is not on the appropriate screen, or unknown.`)
  return reader(reading, field, value)
}

export function distinct(values: readonly Json[]): Json[] {
  const seen = new Set<string>()
  return values.filter((one) => {
    const text = JSON.stringify(one)
    return seen.has(text) ? false : seen.add(text)
  })
}

const MOST = 32_767

const text: Reader = (_, { id, type }, value) => {
  if (typeof value !== 'string') throw refuseField(id, 'Operation value must be a string')
  if (id === 'summary') return summary(value)
  const most = type?.endsWith(':textfield') ? 255 : MOST
  if (value.length > most)
    throw refuseField(id, `The entered text is too long. It exceeds the allowed limit of ${most} characters.`)
  if (type?.endsWith(':url') && !/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(value))
    throw refuseField(id, 'The URL is invalid.')
  return value === '' ? null : value
}

function summary(value: string): string {
  if (value.trim() === '') throw refuseField('summary', 'You must specify a summary of the issue.')
  if (value.includes('\n'))
    throw refuseField('summary', 'The summary is invalid because it contains newline characters.')
  if (value.length >= 256) throw refuseField('summary', 'Summary must be less than 255 characters.')
  return value.trim()
}

/** Version 3 takes documents, as they are; version 2 and Data Center take text. */
const richText: Reader = (reading, { id }, value) => readRichText(reading, id, value)

export function readRichText({ site, version }: Pick<Reading, 'site' | 'version'>, name: string, value: Json): Json {
  if (version === 3 && !isDocument(value))
    throw refuseField(name, 'Operation value must be an Atlassian Document (see the Atlassian Document Format)')
  if (version === 2 && typeof value !== 'string') throw refuseField(name, 'Operation value must be a string')
  if (plainText(value).length > MOST)
    throw refuseField(name, `The entered text is too long. It exceeds the allowed limit of 32,767 characters.`)
  if (typeof value !== 'string') return value
  return site.kind === 'cloud' ? documentOf(value) : value === '' ? null : value
}

const number: Reader = (_, { id }, value) => {
  if (typeof value !== 'number') throw refuseField(id, 'Operation value must be a number')
  return value
}

const date: Reader = (_, { id }, value) => {
  if (typeof value !== 'string') throw refuseField(id, 'Operation value must be a string')
  if (!isDate(value)) throw refuseField(id, `Error parsing date string: ${value}`)
  return value
}

const datetime: Reader = (_, { id }, value) => {
  const instant = typeof value === 'string' ? readTime(value) : undefined
  if (instant === undefined) throw refuseField(id, `Error parsing time: ${String(value)}`)
  return jiraTime(instant)
}

const label: Reader = (_, { id }, value) => {
  if (typeof value !== 'string') throw refuseField(id, 'Operation value must be a string')
  if (/\s/.test(value)) throw refuseField(id, `The label '${value}' contains spaces which is invalid.`)
  if (value.length > 255 || value === '') throw refuseField(id, `The label '${value}' must have 1 to 255 characters.`)
  return value
}

const option: Reader = (reading, field, value) => ({ option: findOption(reading, field, value, null) })

const cascade: Reader = (reading, field, value) => {
  const parent = findOption(reading, field, value, null)
  const child = isObject(value) ? value.child : undefined
  if (child === undefined || child === null) return { option: parent }
  return { option: parent, child: findOption(reading, field, child, parent) }
}

/** By id or by value; one that is disabled cannot be chosen. */
function findOption({ project, typeId }: Reading, field: Field, value: Json, parentId: string | null): string {
  const { id, value: name } = asObject(field.id, value)
  if (id === undefined && name === undefined)
    throw refuseField(field.id, "Could not find valid 'id' or 'value' in the Parent Option object.")
  const options = contextFor(field, project.id, typeId)?.options ?? []
  const found = options.find(
    (one) => one.parentId === parentId && (id === undefined ? one.value === name : one.id === String(id)),
  )
  if (!found || found.disabled)
    throw refuseField(
      field.id,
      id === undefined ? `Option value '${name}' is not valid` : `Option id '${id}' is not valid`,
    )
  return found.id
}

function asObject(field: string, value: Json): JsonObject {
  if (!isObject(value)) throw refuseField(field, 'data was not an object')
  return value
}

interface Named {
  readonly id: string
  readonly name: string
}

/** `{ id }` or `{ name }` of one of the rows. */
const named =
  (what: string, rows: (reading: Reading) => Iterable<Named>): Reader =>
  (reading, { id: field }, value) => {
    const { id, name } = asObject(field, value)
    const found = [...rows(reading)].find((row) => (id === undefined ? row.name === name : row.id === String(id)))
    if (!found)
      throw refuseField(
        field,
        id === undefined ? `${what} name '${name}' is not valid` : `${what} id '${id}' is not valid`,
      )
    return found.id
  }

const versions = ({ project }: Reading) => project.versions.filter((one) => !one.archived)

const project: Reader = ({ site }, { id: field }, value) => {
  const { id, key } = asObject(field, value)
  const found = [...site.tables.projects.values()].find((one) =>
    id === undefined ? one.key === key : one.id === String(id),
  )
  if (!found) throw refuseField(field, 'valid project is required')
  return found.id
}

/** Both estimates at once: what is left out stays as it is. */
const timetracking: Reader = (_, { id }, value) => {
  const { originalEstimate, remainingEstimate } = asObject(id, value)
  const read = (name: string, estimate: Json | undefined): JsonObject => {
    if (estimate === undefined) return {}
    const seconds = readDuration(String(estimate))
    if (seconds === undefined) throw refuseField(id, `'${String(estimate)}' is not a valid estimate for ${name}.`)
    return { [name]: seconds }
  }
  return { ...read('timeoriginalestimate', originalEstimate), ...read('timeestimate', remainingEstimate) }
}

/** A number; the issue leaves the sprint it was in, and keeps those that are over. */
const sprint: Reader = ({ site, issue }, { id }, value) => {
  if (typeof value !== 'number') throw refuseField(id, 'Number value expected as the Sprint id.')
  const wanted = site.tables.sprints.get(String(value))
  if (!wanted || wanted.state === 'closed')
    throw refuseField(id, `Sprint with id '${value}' does not exist or you do not have permission to view it.`)
  const had = issue?.values[id]
  const over = (isArray(had) ? had : []).filter((one) => site.tables.sprints.get(String(one))?.state === 'closed')
  return [...over, wanted.id]
}

const READERS: Readonly<Partial<Record<FieldKind, Reader>>> = {
  text,
  richText,
  number,
  date,
  datetime,
  labels: label,
  option,
  options: option,
  cascade,
  user: readUser,
  users: readUser,
  group: readGroup,
  groups: readGroup,
  version: named('Version', versions),
  versions: named('Version', versions),
  components: named('Component', ({ project }) => project.components),
  priority: named('Priority', ({ site }) => site.tables.priorities.values()),
  resolution: named('Resolution', ({ site }) => site.tables.resolutions.values()),
  security: named('Security level', ({ site, user, project, issue }) => offeredLevels(site, user, project, issue)),
  project,
  timetracking,
  sprint,
}
