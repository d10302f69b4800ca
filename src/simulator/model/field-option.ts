/** Options of a list field: unique by value within their parent, ordered, and kept as long as somebody needs them. */
import { equal, isArray, isObject, type Json } from '../../base/index.ts'
import { refuse } from '../http.ts'
import type { Field, FieldContext, FieldOption } from '../records.ts'
import type { Site } from '../site.ts'
import { refuseLocked } from './field.ts'
import { hasCascadingOptions, hasOptions } from './field-type.ts'
import { isOptionUsed } from './field-value.ts'

/** Operation createCustomFieldOption: so many in a request, so many in a field. */
const MOST_AT_ONCE = 1_000
const MOST_IN_FIELD = 10_000

export function refuseWithoutOptions(field: Field): void {
  if (!hasOptions(field.type)) throw refuse(400, "The custom field doesn't support options.")
}

export type OptionInput = Pick<FieldOption, 'value' | 'disabled' | 'parentId'>

export function createOptions(
  site: Site,
  field: Field,
  context: FieldContext,
  inputs: readonly OptionInput[],
): FieldOption[] {
  refuseLocked(field)
  const total = field.contexts.reduce((sum, one) => sum + one.options.length, inputs.length)
  if (inputs.length > MOST_AT_ONCE) throw refuse(400, `No more than ${MOST_AT_ONCE} options can be created at once.`)
  if (total > MOST_IN_FIELD) throw refuse(400, `A field can have no more than ${MOST_IN_FIELD} options.`)
  for (const { parentId } of inputs) refuseParent(field, context, parentId)
  refuseRepeatedValues([...context.options, ...inputs])
  const made = inputs.map((input) => ({ id: site.id(), ...input }))
  context.options.push(...made)
  return made
}

function refuseParent(field: Field, context: FieldContext, parentId: string | null): void {
  if (parentId === null) return
  if (!hasCascadingOptions(field.type)) throw refuse(400, "The custom field doesn't support cascading options.")
  if (optionOf(context, parentId).parentId !== null) throw refuse(400, 'A cascading option cannot have options itself.')
}

export function optionOf(context: Pick<FieldContext, 'options'>, id: string): FieldOption {
  const option = context.options.find((one) => one.id === id)
  if (!option) throw refuse(404, `The option with ID ${id} was not found.`)
  return option
}

/** Siblings differ by more than case. */
function refuseRepeatedValues(options: readonly OptionInput[]): void {
  const seen = new Set<string>()
  for (const { value, parentId } of options) {
    const key = `${parentId ?? ''} ${value.trim().toLowerCase()}`
    if (seen.has(key)) throw refuse(400, `The option '${value}' already exists.`)
    seen.add(key)
  }
}

interface OptionChange {
  readonly id: string
  readonly value?: string
  readonly disabled?: boolean
}

/** Answers the options that are now different. */
export function updateOptions(
  _site: Site,
  field: Field,
  context: FieldContext,
  changes: readonly OptionChange[],
): FieldOption[] {
  refuseLocked(field)
  const wanted = changes.map((change) => ({ ...optionOf(context, change.id), ...change }))
  const byId = new Map(wanted.map((one) => [one.id, one]))
  const after = context.options.map((one) => byId.get(one.id) ?? one)
  refuseRepeatedValues(after)
  const changed = after.filter((one, at) => !equal({ ...one }, { ...context.options[at] }))
  context.options = after
  return changed
}

/** `after` is an option of the same parent, or a place among its siblings. */
export function moveOptions(context: FieldContext, ids: readonly string[], after: string | 'First' | 'Last'): void {
  const moved = ids.map((id) => optionOf(context, id))
  const parents = new Set(moved.map((one) => one.parentId))
  if (parents.size > 1) throw refuse(400, 'Options and cascading options cannot be moved together.')
  const rest = context.options.filter((one) => !ids.includes(one.id))
  if (after === 'First') context.options = [...moved, ...rest]
  else if (after === 'Last') context.options = [...rest, ...moved]
  else {
    if (ids.includes(after) || !parents.has(optionOf(context, after).parentId))
      throw refuse(400, `Options cannot be moved after the option with ID ${after}.`)
    const at = rest.findIndex((one) => one.id === after) + 1
    context.options = [...rest.slice(0, at), ...moved, ...rest.slice(at)]
  }
}

export function removeOption(site: Site, field: Field, context: FieldContext, option: FieldOption): void {
  refuseLocked(field)
  if (context.options.some((one) => one.parentId === option.id))
    throw refuse(400, 'The option has cascading options, which must be deleted first.')
  if (named(context.defaultValue).includes(option.id))
    throw refuse(400, 'The option is the default value of its context.')
  if (isOptionUsed(site, field, option.id)) throw refuse(400, 'The option is used by issues.')
  context.options = context.options.filter((one) => one !== option)
}

/** Options that a default value names. */
function named(value: Json): string[] {
  if (!isObject(value)) return []
  const { optionId, cascadingOptionId, optionIds } = value
  return [optionId, cascadingOptionId, ...(isArray(optionIds) ? optionIds : [])].flatMap((one) =>
    typeof one === 'string' ? [one] : [],
  )
}
