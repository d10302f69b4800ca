/** References inside a workflow's rule parameters and permission properties: each is swapped in its place. */
import { swapTokens, textAround } from '../../jql/template.ts'
import type { Reference, Swap } from '../../kind.ts'
import { isText, type Parameter, RULES } from './rules.ts'
import { mapRules, type Rule, type Workflow } from './value.ts'

export function inside(workflow: Workflow, swap: Swap): Workflow {
  return {
    ...workflow,
    statuses: workflow.statuses.map((use) => ({ ...use, properties: swapProperties(use.properties, swap) })),
    transitions: workflow.transitions.map((transition) => ({
      ...mapRules(transition, (rule) => swapRule(rule, swap)),
      properties: swapProperties(transition.properties, swap),
    })),
  }
}

/** Undefined when the one thing that the rule is about is left out: the rule goes with it. */
function swapRule(rule: Rule, swap: Swap): Rule | undefined {
  const known = RULES[rule.ruleKey] ?? {}
  const parameters: Rule['parameters'] = Object.fromEntries(
    Object.entries(rule.parameters).map(([name, held]) => [
      name,
      typeof held === 'string' && isText(rule.ruleKey, name) ? swapMarks(held, `${rule.ruleKey} ${name}`, swap) : held,
    ]),
  )
  for (const [name, parameter] of Object.entries(known)) {
    const held = parameters[name]
    const reference = referenceOf(rule, name, parameter)
    if (held === undefined || reference === undefined || parameter.written === 'text') continue
    if (typeof held !== 'string')
      parameters[name] = held.flatMap((part) => swapOne(part, parameter, reference, swap) ?? [])
    else {
      const swapped = swapOne(held, parameter, reference, swap)
      if (swapped === undefined) return undefined
      parameters[name] = swapped
    }
  }
  return { ...rule, parameters }
}

const swapMarks = (text: string, at: string, swap: Swap): string =>
  swapTokens(text, ({ kind, held }, place) => swap({ at, kind, text: textAround(text, place), unread: true }, held))

function referenceOf(rule: Rule, name: string, { refers }: Parameter): Reference | undefined {
  const found = typeof refers === 'function' ? refers(rule) : refers
  return found && { at: `${rule.ruleKey} ${name}`, ...found }
}

/** Nothing, Jira's own words and its `%%VARIABLES%%` stay as they are. */
function swapOne(held: string, { words }: Parameter, reference: Reference, swap: Swap): string | undefined {
  return held === '' || held.startsWith('%%') || words?.includes(held) ? held : swap(reference, held)
}

/** `jira.permission.[subtasks.]{permission}.{type}[.suffix]`: a person, a role or a field, by id. Groups go by name. */
const PERMISSION = /^jira\.permission\.(?:subtasks\.)?[^.]+\.(user|userCF|projectrole)(?:\.[^.]+)?$/
const HELD: Readonly<Record<string, Omit<Reference, 'at'>>> = {
  user: { kind: 'user', missing: 'drop' },
  userCF: { kind: ['custom-field', 'system-field'] },
  projectrole: { kind: 'project-role' },
}

function swapProperties(properties: Readonly<Record<string, string>>, swap: Swap): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, held]) => {
      const reference = HELD[PERMISSION.exec(name)?.[1] ?? '']
      if (reference === undefined || held === '') return [[name, held]]
      const swapped = swap({ at: name, ...reference }, held)
      return swapped === undefined ? [] : [[name, swapped]]
    }),
  )
}
