/** Makes custom fields, and drives those of Cloud to what is wanted: contexts, then options, then the defaults that name them. */
import { z } from 'zod'
import { equal, Fault, type JsonObject } from '../../../base/index.ts'
import { fits, type Jira } from '../../../jira/index.ts'
import { api, changed, isEmpty } from '../api.ts'
import { noDefault, toWire } from './default-value.ts'
import { hasOptions } from './field-type.ts'
import { FIELDS, type LiveOption, readOptions } from './read.ts'
import { removeOptions } from './remove-options.ts'
import { type Settled, settleContexts } from './update-contexts.ts'
import { disableOptions, settleOptions } from './update-options.ts'
import { type CustomField, type Default, normalise } from './value.ts'

export async function createField(jira: Jira, { name, description, type, searcher }: CustomField): Promise<string> {
  const path = `${api(jira)}/field`
  const made = await jira.send('POST', path, {
    name,
    description,
    type,
    ...(searcher === null ? {} : { searcherKey: searcher }),
  })
  return fits(z.looseObject({ id: z.string() }), made, path, jira.site).id
}

export async function updateField(
  jira: Jira,
  id: string,
  wanted: CustomField,
  read: CustomField,
  _answers: Readonly<Record<string, string>> = {},
  exactly = false,
): Promise<void> {
  const now = normalise(read)
  const field = `${FIELDS}/${id}`
  const details = {
    ...changed(wanted, now, ['name', 'description']),
    ...(wanted.searcher === now.searcher ? {} : { searcherKey: wanted.searcher }),
  }
  if (!isEmpty(details)) await jira.send('PUT', field, details)
  if (wanted.contexts === null || now.contexts === null || equal(wanted.contexts, now.contexts)) return
  const contexts = await settleContexts(jira, field, wanted.contexts, now.contexts)
  const open: Open[] = []
  for (const context of contexts) open.push(await withOptions(jira, field, now.type, context))
  await setDefaults(jira, field, open)
  for (const { path, wanted, options } of open)
    await (exactly ? removeOptions : disableOptions)(jira, path, wanted.options, options)
}

/** A context whose options are there, so that its default can name them. */
interface Open extends Settled {
  readonly path: string
  readonly options: readonly LiveOption[]
}

async function withOptions(jira: Jira, field: string, type: string, context: Settled): Promise<Open> {
  const { id, wanted, was } = context
  const path = `${field}/context/${id}`
  const same = was !== null && equal(was.options, wanted.options) && equal(was.default, wanted.default)
  if (!hasOptions(type) || same) return { ...context, path, options: [] }
  const live = was === null || was.options.length === 0 ? [] : await readOptions(jira, path)
  return { ...context, path, options: await settleOptions(jira, path, wanted.options, live) }
}

async function setDefaults(jira: Jira, field: string, contexts: readonly Open[]): Promise<void> {
  const defaultValues = contexts.flatMap(({ id, wanted, was, options }) => {
    if (equal(wanted.default, was?.default ?? null)) return []
    const wire = wireOf(jira, wanted.default, was?.default ?? null, options)
    return wire === undefined ? [] : [{ contextId: id, ...wire }]
  })
  if (defaultValues.length > 0) await jira.send('PUT', `${field}/context/defaultValue`, { defaultValues })
}

function wireOf(
  jira: Jira,
  wanted: Default | null,
  was: Default | null,
  options: readonly LiveOption[],
): JsonObject | undefined {
  if (wanted === null) return was === null ? undefined : noDefault(was.type)
  return toWire(wanted, idsOf(jira, wanted, options))
}

/** A cascade's options are a path downwards; the others all stand side by side. */
function idsOf(jira: Jira, { type, options: named = [] }: Default, options: readonly LiveOption[]): string[] {
  let level = options
  return named.map((value) => {
    const option = level.find((one) => one.value === value)
    if (!option) throw new Fault('jira.cannot', `The default ${value} is not an option of its context on ${jira.site}.`)
    if (type === 'option.cascading') level = option.children
    return option.id
  })
}
