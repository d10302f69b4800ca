/** Rules that several of Acme's workflows share. */
import { fields, resolutions, roles } from '../build/named.ts'
import { type RuleInput, rule } from '../build/workflows.ts'

export const required = (message: string, ...names: readonly string[]): RuleInput =>
  rule('validate-field-value', {
    ruleType: 'fieldRequired',
    fieldsRequired: fields(...names),
    ignoreContext: 'true',
    errorMessage: message,
  })
export const resolve = (name: string): RuleInput =>
  rule('update-field', { field: 'resolution', value: resolutions(name), mode: 'replace' })
export const unresolve = rule('update-field', { field: 'resolution', value: '', mode: 'replace' })
export const only = (...names: readonly string[]): RuleInput =>
  rule('restrict-issue-transition', { roleIds: roles(...names) })
export const toMe = rule('change-assignee', { type: 'to-current-user' })
