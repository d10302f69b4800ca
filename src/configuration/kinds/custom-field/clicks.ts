/** The clicks that make or change a custom field on Data Center: the field, then each of its contexts. */
import { equal } from '../../../base/index.ts'
import type { Verb } from '../../../plan/index.ts'
import { called, enter, listed, openIssues } from '../clicks.ts'
import { shortType } from './field-type.ts'
import type { Context, CustomField, Option } from './value.ts'

export function byHand(verb: Verb, after: CustomField | null, before: CustomField | null): string[] {
  const open = openIssues('Custom fields')
  if (verb === 'delete' || after === null) return [open, `Choose Delete beside “${before?.name}” and confirm.`]
  return [
    open,
    ...(before === null
      ? ['Choose Add custom field.', `Type: ${shortType(after.type)}`, ...detailsOf(after), 'Choose Create.']
      : edited(after, before)),
    ...contextsOf(after, before),
  ]
}

const detailsOf = ({ name, description }: CustomField): string[] => [
  enter(['Name', name]),
  ...(description === '' ? [] : [enter(['Description', description])]),
]

function edited(after: CustomField, before: CustomField): string[] {
  if (after.name === before.name && after.description === before.description && after.searcher === before.searcher)
    return []
  return [
    `Choose Edit details beside “${before.name}”.`,
    enter(['Name', after.name]),
    enter(['Description', after.description]),
    ...(after.searcher === before.searcher ? [] : [enter(['Search template', after.searcher ?? ''])]),
    'Choose Save.',
  ]
}

function contextsOf({ name, contexts }: CustomField, before: CustomField | null): string[] {
  if (contexts === null || equal(contexts, before?.contexts ?? null)) return []
  return [`Choose Configure contexts beside “${name}”.`, ...contexts.flatMap(contextClicks)]
}

function contextClicks(context: Context): string[] {
  const { name, everyProject, projects, everyIssueType, issueTypes, options } = context
  const where = everyProject ? 'all projects' : listed(projects.map(called))
  const what = everyIssueType ? 'all issue types' : listed(issueTypes.map(called))
  return [
    `Context “${name}”: for ${where}, ${what}.`,
    ...(options.length === 0 ? [] : [`Options of “${name}”, in this order: ${optionsText(options)}.`]),
    ...(context.default ? [`Default value of “${name}”: ${defaultText(context.default)}.`] : []),
  ]
}

const optionsText = (options: readonly Option[]): string =>
  options
    .map(({ value, disabled, children }) => {
      const under = children.length === 0 ? '' : ` (${optionsText(children)})`
      return `${value}${under}${disabled ? ' (disabled)' : ''}`
    })
    .join(', ')

function defaultText({ type, notCarried, ...value }: NonNullable<Context['default']>): string {
  if (notCarried) return `as the source has it (${type})`
  return listed(
    Object.values(value).flatMap((held) => (Array.isArray(held) ? held.map(String) : [JSON.stringify(held)])),
  )
}
