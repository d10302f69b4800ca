/** What a mapping may not be, said when it is saved: what the database or Jira would refuse later, turn after turn. Pure. */
import type { Problem } from '../base/index.ts'
import { HEALTHS } from '../portfolio/index.ts'
import { JIRA_TYPES } from './fields/jira-type.ts'
import { flowsFor, needsValues, needsZone, typeOf } from './fields/meetings.ts'
import { isZone } from './fields/zone.ts'
import type { FieldMapping, Integration } from './integration.ts'

type Mapping = Pick<Integration, 'fields' | 'level' | 'under' | 'projects' | 'types' | 'pushes'>

export function mappingProblems(mapping: Mapping): Problem[] {
  return [...mapping.fields.flatMap(ofField), ...twice(mapping), ...ofPlace(mapping)]
}

function ofField(mapping: FieldMapping): Problem[] {
  const { field, policy, values } = mapping
  const named = Object.keys(values ?? {})
  const unknown = field === 'health' ? named.filter((key) => !HEALTHS.some((health) => health === key)) : []
  return [
    ...ofType(mapping),
    ...(policy === 'merge' && field !== 'labels'
      ? [blocks('no-set', field, `${field} is no set, so two edits cannot be merged.`, 'Choose another rule.')]
      : []),
    ...(needsValues(field) && named.length === 0
      ? [
          blocks(
            'values-missing',
            field,
            `Nothing says which of Jira’s values stands for which ${field}.`,
            'Place them.',
          ),
        ]
      : []),
    ...unknown.map((key) =>
      blocks('value-unknown', field, `There is no health “${key}”.`, `Choose among ${HEALTHS.join(', ')}.`),
    ),
  ]
}

/** Jira's type decides what can flow at all, and where to. */
function ofType(mapping: FieldMapping): Problem[] {
  const { field, jira, flow, zone } = mapping
  const type = typeOf(mapping)
  const flows = flowsFor(field, type, jira)
  if (flows.length === 0) {
    const says = `${jira} holds ${JIRA_TYPES[type]}, which is no ${field}.`
    return [blocks('type-unfit', field, says, 'Choose another field of Jira, or none.')]
  }
  const says = `${jira} holds ${JIRA_TYPES[type]} and can only be read for the ${field}.`
  return [
    ...(flows.includes(flow) ? [] : [blocks('flow-unfit', field, says, 'Let it flow from Jira.')]),
    ...(needsZone(field, type) && zone !== undefined && !isZone(zone)
      ? [blocks('zone-unknown', field, `There is no time zone “${zone}”.`, 'Choose one such as Europe/Berlin.')]
      : []),
  ]
}

function twice({ fields }: Mapping): Problem[] {
  const again = (of: (mapping: FieldMapping) => string) =>
    fields.filter((one, at) => fields.findIndex((other) => of(other) === of(one)) < at).map(of)
  const says = [
    ...again(({ field }) => field).map((field) => [field, `${field} is mapped twice.`] as const),
    ...again(({ jira }) => jira).map((jira) => [jira, `Jira’s field ${jira} is mapped twice.`] as const),
  ]
  return says.map(([about, text]) => blocks('mapped-twice', about, text, 'Keep one of the two.'))
}

function ofPlace({ level, under, projects, types, pushes }: Mapping): Problem[] {
  const isInside = pushes === null || (projects.includes(pushes.project) && types.includes(pushes.type))
  return [
    ...(level === 'objective' && under !== null
      ? [
          blocks(
            'level',
            'under',
            'Objectives that come from Jira stand at the top.',
            'Leave out what they stand under.',
          ),
        ]
      : []),
    ...(isInside
      ? []
      : [
          blocks(
            'pushes-outside',
            'pushes',
            'Items are pushed to a project or issue type that the integration does not align, so their issues would stay apart.',
            'Choose one of its projects and issue types, or push nowhere.',
          ),
        ]),
  ]
}

function blocks(code: string, about: string, says: string, remedy: string): Problem {
  return { severity: 'blocks', code, about, says, remedy }
}
