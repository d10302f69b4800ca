/** What a new issue has in fields that nobody filled: the site's default priority, a context's default value. */
import { isArray, isObject, type Json, type JsonObject } from '../../base/index.ts'
import type { Field, FieldContext, Project } from '../records.ts'
import { documentOf } from '../rich-text.ts'
import type { Site } from '../site.ts'
import { jiraTime } from '../time.ts'
import { kindOf } from './field-kind.ts'

export function defaultPriority(site: Site): Json {
  return [...site.tables.priorities.values()].find((one) => one.isDefault)?.id ?? null
}

/** Whom the project chooses when nobody is named. */
export function automaticAssignee(project: Project): Json {
  return project.assigneeType === 'PROJECT_LEAD' ? { user: project.leadAccountId } : null
}

/** From the shape of Jira's `CustomFieldContextDefaultValue` to the value that an issue keeps. */
export function defaultValue(site: Site, field: Field, context: FieldContext): Json {
  const given = context.defaultValue
  return isObject(given) ? (READ[String(given.type)]?.(given, site, field) ?? null) : null
}

const list = (value: Json | undefined, one: (id: Json) => Json): Json => (isArray(value) ? value.map(one) : null)
const user = (id: Json): Json => ({ user: id })
const group = (id: Json): Json => ({ group: id })
const option = (id: Json): Json => ({ option: id })

type Read = (given: JsonObject, site: Site, field: Field) => Json | undefined

const READ: Readonly<Record<string, Read>> = {
  'option.single': ({ optionId }) => option(optionId ?? null),
  'option.multiple': ({ optionIds }) => list(optionIds, option),
  'option.cascading': ({ optionId, cascadingOptionId }) =>
    cascadingOptionId ? { option: optionId ?? null, child: cascadingOptionId } : option(optionId ?? null),
  'single.user.select': ({ accountId }) => (accountId ? user(accountId) : null),
  'multi.user.select': ({ accountIds }) => list(accountIds, user),
  'grouppicker.single': ({ groupId }) => (groupId ? group(groupId) : null),
  'grouppicker.multiple': ({ groupIds }) => list(groupIds, group),
  'version.single': ({ versionId }) => versionId,
  'version.multiple': ({ versionIds }) => versionIds,
  datepicker: ({ date, useCurrent }, site) => (useCurrent === true ? jiraTime(site.now()).slice(0, 10) : date),
  datetimepicker: ({ dateTime, useCurrent }, site) => (useCurrent === true ? jiraTime(site.now()) : dateTime),
  project: ({ projectId }) => projectId,
  float: ({ number }) => number,
  labels: ({ labels }) => labels,
  url: ({ url }) => url,
  textfield: ({ text }) => text,
  readonly: ({ text }) => text,
  textarea: ({ text }, site, field) =>
    site.kind === 'cloud' && kindOf(field) === 'richText' ? documentOf(String(text ?? '')) : text,
}
