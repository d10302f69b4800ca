/** Groups that a user picker offers: Jira tells and takes them by name (jira-assumptions, custom fields), so each is a name in a text. */
import type { Reference, Swap } from '../../kind.ts'
import type { Context, CustomField } from './value.ts'

const AT = 'contexts[].default.filter.groups[]'
const OFFERED: Reference = { at: AT, kind: 'group', named: true, unit: AT, missing: 'drop' }

export function inside(field: CustomField, swap: Swap): CustomField {
  const offersGroups = field.contexts?.some((context) => (context.default?.filter?.groups.length ?? 0) > 0)
  return offersGroups ? { ...field, contexts: field.contexts?.map((one) => swapGroups(one, swap)) ?? null } : field
}

function swapGroups(context: Context, swap: Swap): Context {
  const filter = context.default?.filter
  if (!context.default || !filter) return context
  const groups = filter.groups.flatMap((name) => swap(OFFERED, name) ?? [])
  return { ...context, default: { ...context.default, filter: { ...filter, groups } } }
}
