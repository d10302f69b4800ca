/** Validators of a transition: what must be true of the issue, as the transition's screen leaves it, before it may move. */
import { canonical, isArray, type Json } from '../../base/index.ts'
import type { Issue, User, WorkflowRule } from '../records.ts'
import { plainText } from '../rich-text.ts'
import type { Site } from '../site.ts'
import { contextFor } from './field-scope.ts'
import { fieldValue } from './issue-history.ts'
import { may } from './permission.ts'
import { ids } from './transition-condition.ts'

interface Complaints {
  readonly messages: string[]
  readonly errors: Record<string, string>
}

/** Every validator is heard, so that all complaints come at once. */
export function complaintsOf(
  site: Site,
  user: User | null,
  before: Issue,
  wanted: Issue,
  validators: readonly WorkflowRule[],
): Complaints {
  const complaints: Complaints = { messages: [], errors: {} }
  for (const { ruleKey, parameters } of validators) {
    const message = parameters.errorMessage
    switch (ruleKey) {
      case 'system:validate-field-value':
        validateField(site, before, wanted, parameters, complaints)
        break
      case 'system:check-permission-validator':
        if (!may(site, user, parameters.permissionKey ?? '', site.tables.projects.get(before.projectId), before))
          complaints.messages.push(message ?? 'User does not have the required permission.')
        break
      case 'system:parent-or-child-blocking-validator': {
        const parent = before.parentId === null ? undefined : site.issues.get(before.parentId)
        if (parent && !ids(parameters.statusIds).includes(parent.statusId))
          complaints.messages.push(
            message ?? `The parent issue ${parent.key} is not in a status that allows this transition.`,
          )
        break
      }
      case 'system:previous-status-validator':
        if (!hasLeft(before, ids(parameters.previousStatusIds)))
          complaints.messages.push(message ?? 'The issue has not been in the required status before.')
        break
    }
  }
  return complaints
}

function hasLeft(issue: Issue, statusIds: readonly string[]): boolean {
  return issue.history.some(({ items }) =>
    items.some((item) => item.field === 'status' && item.from !== null && statusIds.includes(item.from)),
  )
}

const isEmpty = (value: Json): boolean => value === null || value === '' || (isArray(value) && value.length === 0)

function validateField(
  site: Site,
  before: Issue,
  wanted: Issue,
  parameters: WorkflowRule['parameters'],
  { messages, errors }: Complaints,
): void {
  const name = (id: string) => site.tables.fields.get(id)?.name ?? id
  const key = parameters.fieldKey ?? ''
  const value = fieldValue(wanted, key)
  switch (parameters.ruleType) {
    case 'fieldRequired':
      for (const id of ids(parameters.fieldsRequired))
        if (isEmpty(fieldValue(wanted, id)) && !(parameters.ignoreContext === 'true' && !isInContext(site, wanted, id)))
          errors[id] = parameters.errorMessage || `${name(id)} is required.`
      break
    case 'fieldChanged':
      if (canonical(fieldValue(before, key)) === canonical(value))
        messages.push(parameters.errorMessage || `Field ${name(key)} must be modified.`)
      break
    case 'fieldHasSingleValue':
      if (isArray(value) && value.length > 1) messages.push(`Field ${name(key)} has more than one value.`)
      break
    case 'fieldMatchesRegularExpression':
      if (!new RegExp(parameters.regexp ?? '').test(plainText(value)))
        messages.push(`Field ${name(key)} does not match the required form.`)
      break
    case 'dateFieldComparison':
      if (!isInOrder(wanted, parameters))
        messages.push(
          `${name(parameters.date1FieldKey ?? '')} must be ${parameters.conditionSelected} ${name(parameters.date2FieldKey ?? '')}.`,
        )
      break
  }
}

function isInContext(site: Site, issue: Issue, fieldId: string): boolean {
  const field = site.tables.fields.get(fieldId)
  return field !== undefined && (!field.custom || contextFor(field, issue.projectId, issue.typeId) !== null)
}

function isInOrder(
  issue: Issue,
  { date1FieldKey, date2FieldKey, conditionSelected }: WorkflowRule['parameters'],
): boolean {
  const [first, second] = [fieldValue(issue, date1FieldKey ?? ''), fieldValue(issue, date2FieldKey ?? '')].map((one) =>
    typeof one === 'string' ? Date.parse(one) : null,
  )
  if (first === null || first === undefined || second === null || second === undefined) return true
  const step = Math.sign(first - second)
  const fits: Readonly<Record<string, boolean>> = {
    '>': step > 0,
    '>=': step >= 0,
    '=': step === 0,
    '<=': step <= 0,
    '<': step < 0,
    '!=': step !== 0,
  }
  return fits[conditionSelected ?? ''] ?? true
}
