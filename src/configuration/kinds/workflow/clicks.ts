/** The clicks that draw a workflow in Data Center's editor: its statuses, its transitions, and the rules on each. */
import { readable } from '../../jql/template.ts'
import { byForm, called, listed } from '../clicks.ts'
import { type Conditions, type Rule, rulesOf, type Transition, type Workflow } from './value.ts'

export const byHand = byForm<Workflow>({
  place: 'Workflows',
  add: 'Add workflow',
  name: ({ name }) => name,
  entries: ({ name, description }) => [
    ['Name', name],
    ['Description', description],
  ],
  further: (after, before) => [...drawing(after), ...(before === null ? [] : ['Choose Publish draft.'])],
})

function drawing({ name, statuses, transitions }: Workflow): string[] {
  return [
    `In the diagram of “${name}”, add the statuses ${listed(statuses.map(({ status }) => called(status)))}.`,
    ...statuses.flatMap(({ status, properties }) => propertiesOf(`the status ${called(status)}`, properties)),
    ...transitions.flatMap(transitionClicks),
  ]
}

function transitionClicks(transition: Transition): string[] {
  const { name, description, type, to, links, screen, properties } = transition
  const from =
    type === 'GLOBAL' ? 'any status' : listed(links.flatMap(({ from }) => (from === null ? [] : [called(from)])))
  const way = type === 'INITIAL' ? 'from the start' : `from ${from}`
  const end = to === null ? 'to the status it comes from' : `to ${called(to)}`
  return [
    `Add the transition “${name}” ${way} ${end}${description === '' ? '' : `, with the description “${description}”`}.`,
    ...(screen === null ? [] : [`Give “${name}” the screen ${ruleText(screen)}.`]),
    ...conditionsOf(name, transition.conditions),
    ...transition.validators.map((rule) => `On “${name}”, add the validator ${ruleText(rule)}.`),
    ...transition.actions.map((rule) => `On “${name}”, add the post function ${ruleText(rule)}.`),
    ...transition.triggers.map((rule) => `On “${name}”, add the trigger ${ruleText(rule)}.`),
    ...propertiesOf(`the transition “${name}”`, properties),
  ]
}

function conditionsOf(name: string, conditions: Conditions | null): string[] {
  if (conditions === null) return []
  const rules = rulesOf({
    conditions,
    validators: [],
    actions: [],
    triggers: [],
    screen: null,
  } as unknown as Transition)
  const joined = conditions.operation === 'ANY' ? 'one of them is enough' : 'all of them must hold'
  return [
    ...rules.map((rule) => `On “${name}”, add the condition ${ruleText(rule)}.`),
    ...(rules.length > 1 ? [`Of the conditions of “${name}”, ${joined}.`] : []),
  ]
}

function ruleText({ ruleKey, parameters }: Rule): string {
  const told = Object.entries(parameters)
    .filter(([, held]) => held.length > 0)
    .map(([parameter, held]) => `${parameter}: ${readable(Array.isArray(held) ? held.join(', ') : held)}`)
  return told.length === 0 ? ruleKey : `${ruleKey} (${told.join('; ')})`
}

const propertiesOf = (of: string, properties: Readonly<Record<string, string>>): string[] =>
  Object.entries(properties).map(([name, text]) => `Give ${of} the property ${name} = ${text}.`)
