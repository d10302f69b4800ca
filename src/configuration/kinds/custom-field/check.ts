/** What Jira would refuse of a custom field, and what of it another site cannot have. Pure. */
import { blocks, type Finding, repeated, tooLong, warns } from '../findings.ts'
import { hasOptions, isOfApp, shortType } from './field-type.ts'
import { pairContexts } from './merge.ts'
import { type Context, type CustomField, countOptions, hasOptionsOf, type Option } from './value.ts'

/** Operations updateCustomField, updateCustomFieldContext, createCustomFieldOption. */
const MOST = { description: 40_000, options: 10_000 }

export function check(wanted: CustomField, now: CustomField | undefined, asked: CustomField = wanted): Finding[] {
  const contexts = wanted.contexts ?? []
  return [
    ...checkField(wanted, now),
    ...checkContexts(contexts),
    ...contexts.flatMap(checkContext),
    ...checkCount(contexts),
    ...lostOnTheWay(wanted, asked, now ? 'notes' : 'warns'),
    ...(now ? lostToIssues(wanted, now) : []),
  ]
}

function checkField({ name, description, type }: CustomField, now: CustomField | undefined): Finding[] {
  const found = [...tooLong([name], 'Its name'), ...tooLong([description], 'Its description', MOST.description)]
  if (now && now.type !== type)
    found.push(
      blocks(
        'type-change',
        `It is a ${shortType(type)} field in the source and a ${shortType(now.type)} field on the target; Jira cannot change a field's type.`,
        'Pair it with a field of its own type, or create it.',
      ),
    )
  if (!now && isOfApp(type))
    found.push(warns('app-needed', `Its type ${type} comes with an app.`, 'Install the app on the target first.'))
  return found
}

function checkContexts(contexts: readonly Context[]): Finding[] {
  const found: Finding[] = []
  if (contexts.filter((context) => context.everyProject).length > 1)
    found.push(
      blocks(
        'second-global-context',
        'Only one context of a field can be for all projects.',
        'Limit the others to projects.',
      ),
    )
  for (const name of repeated(contexts.map((context) => context.name.toLowerCase())))
    found.push(blocks('context-name-twice', `Two contexts are named ${name}.`, 'Rename one of them.'))
  for (const project of repeated(contexts.flatMap((context) => context.projects)))
    found.push(blocks('project-twice', `${project} is in two contexts.`, 'Take it out of one of them.'))
  return found
}

function checkContext(context: Context): Finding[] {
  const { name, description, options } = context
  const found = tooLong([name, description], `Name and description of the context ${name}`)
  for (const value of repeatedOptions(options))
    found.push(blocks('option-twice', `The context ${name} has the option ${value} twice.`, 'Remove one of them.'))
  if (context.default && !hasOptionsOf(options, context.default))
    found.push(
      blocks(
        'default-no-option',
        `The default of the context ${name}, ${context.default.options?.join(' › ')}, is not among its options.`,
        'Choose another default in the source.',
      ),
    )
  return found
}

function checkCount(contexts: readonly Context[]): Finding[] {
  const count = contexts.reduce((sum, context) => sum + countOptions(context.options), 0)
  if (count <= MOST.options) return []
  const says = `It would have ${count} options; Jira's API takes ${MOST.options} in a field.`
  return [blocks('too-many-options', says, 'Remove options that nobody uses.')]
}

/** What merging had to leave: Jira has no way to make it so. News on a create; later it stays so, and is only noted. */
function lostOnTheWay(wanted: CustomField, asked: CustomField, severity: 'warns' | 'notes'): Finding[] {
  const global = asked.contexts?.find((context) => context.everyProject)
  const becomes = wanted.contexts?.find((context) => context.everyProject)
  const found: Finding[] = []
  const say = (code: string, says: string, remedy: string): Finding => ({ severity, code, says, remedy })
  if (asked.contexts && becomes && !global)
    found.push(
      say(
        'global-context-stays',
        `The source's field is limited to projects; the target's also has the context ${becomes.name} for all projects, which nobody can remove.`,
        'Where the field is shown is decided by screens and field schemes.',
      ),
    )
  if (global && becomes && !global.everyIssueType && becomes.issueTypes.join() !== global.issueTypes.join())
    found.push(
      say(
        'global-context-wider',
        `The context ${global.name} is limited to issue types in the source; Jira lets nobody limit the context for all projects any more.`,
        'Where the field is shown is decided by screens and field schemes.',
      ),
    )
  for (const { name, default: set } of asked.contexts ?? [])
    if (set?.notCarried)
      found.push(
        say(
          'default-not-carried',
          `The default of the context ${name} (${set.type}) cannot be carried over.`,
          'Set it by hand.',
        ),
      )
  return found
}

/** Options belong to one context: where a project comes under another, its issues keep values that it does not offer. */
function lostToIssues(wanted: CustomField, now: CustomField): Finding[] {
  if (!hasOptions(now.type) || !wanted.contexts || !now.contexts) return []
  const pairs = pairContexts(wanted.contexts, now.contexts)
  const heirs = new Map([...pairs].map(([heir, context]) => [context, heir]))
  const global = now.contexts.find((context) => context.everyProject)
  const found: Finding[] = []
  for (const context of now.contexts)
    if (!heirs.has(context) && context.options.length > 0)
      found.push(
        warns(
          'context-goes',
          `The context ${context.name} goes, and with it the values that issues have from it.`,
          LOOK,
        ),
      )
  for (const context of wanted.contexts)
    for (const project of context.projects) {
      const before = now.contexts.find((one) => one.projects.includes(project)) ?? global
      if (before && before !== pairs.get(context) && before.options.length > 0 && heirs.has(before))
        found.push(
          warns(
            'context-changes',
            `${project} comes from the context ${before.name} to ${context.name}; its issues keep values of the former.`,
            LOOK,
          ),
        )
    }
  return found
}

const LOOK = 'Look at the issues of these projects, or leave the field out.'

function repeatedOptions(options: readonly Option[]): string[] {
  return [
    ...repeated(options.map((option) => option.value.toLowerCase())),
    ...options.flatMap((option) => repeatedOptions(option.children)),
  ]
}
