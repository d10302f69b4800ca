/** Drives the options of one context to what is wanted: makes, renames and orders them. None is ever deleted. */
import { z } from 'zod'
import { Fault, type Json, lots } from '../../../base/index.ts'
import { fits, type Jira } from '../../../jira/index.ts'
import { moved, runsTo } from '../order.ts'
import { mergeOptions, pairOptions } from './merge.ts'
import type { LiveOption } from './read.ts'
import type { Option } from './value.ts'

/** Operation createCustomFieldOption; the other two name no number and take the same. */
const AT_ONCE = 1_000
const MADE = z.looseObject({
  options: z.array(z.looseObject({ id: z.string(), value: z.string(), optionId: z.string().nullish() })),
})

/** Gives the options as they are now, with ids; what is to be disabled waits for `disableOptions`. */
export async function settleOptions(
  jira: Jira,
  context: string,
  wanted: readonly Option[],
  live: readonly LiveOption[],
): Promise<LiveOption[]> {
  const all = mergeOptions(wanted, live)
  const upper = await settleLevel(jira, context, [{ parent: null, wanted: all, live }])
  const settled = upper.get(null) ?? []
  const families = settled.map((option, at) => ({
    parent: option.id,
    wanted: all[at]?.children ?? [],
    live: option.children,
  }))
  const lower = await settleLevel(jira, context, families)
  return settled.map((option) => ({ ...option, children: lower.get(option.id) ?? [] }))
}

/** The options below one option, or the upper ones. */
interface Family {
  readonly parent: string | null
  readonly wanted: readonly Option[]
  readonly live: readonly LiveOption[]
}

async function settleLevel(
  jira: Jira,
  context: string,
  families: readonly Family[],
): Promise<Map<string | null, LiveOption[]>> {
  const made = await makeMissing(jira, context, families)
  const changes: Json[] = []
  const settled = new Map<string | null, LiveOption[]>()
  for (const { parent, wanted, live } of families) {
    const partners = pairOptions(wanted, live)
    const now = wanted.map((option) => {
      const there = partners.get(option)
      if (there && (there.value !== option.value || (there.disabled && !option.disabled)))
        changes.push({ id: there.id, value: option.value, disabled: there.disabled && option.disabled })
      return there
        ? { ...there, value: option.value, disabled: there.disabled && option.disabled }
        : newOption(jira, option, made.get(nameIn(parent, option.value)))
    })
    settled.set(parent, now)
  }
  for (const lot of lots(changes, AT_ONCE)) await jira.send('PUT', `${context}/option`, { options: lot })
  for (const { parent, live } of families) await order(jira, context, live, settled.get(parent) ?? [])
  return settled
}

const nameIn = (parent: string | null, value: string): string => `${parent ?? ''}\n${value}`

async function makeMissing(jira: Jira, context: string, families: readonly Family[]): Promise<Map<string, string>> {
  const missing = families.flatMap(({ parent, wanted, live }) => {
    const partners = pairOptions(wanted, live)
    return wanted.flatMap(({ value, disabled }, at) =>
      partners.has(wanted[at] as Option) ? [] : [{ value, disabled, ...(parent === null ? {} : { optionId: parent }) }],
    )
  })
  const made = new Map<string, string>()
  for (const lot of lots(missing, AT_ONCE)) {
    const answer = await jira.send('POST', `${context}/option`, { options: lot })
    for (const { id, value, optionId } of fits(MADE, answer, `${context}/option`, jira.site).options)
      made.set(nameIn(optionId ?? null, value), id)
  }
  return made
}

function newOption(jira: Jira, { value, disabled }: Option, id: string | undefined): LiveOption {
  if (id === undefined) throw new Fault('jira.unknown', `${jira.site} did not say that it made the option ${value}.`)
  return { id, value, disabled, children: [] }
}

/** New options stand at the end, in the order they were made. */
async function order(jira: Jira, context: string, live: readonly LiveOption[], settled: readonly LiveOption[]) {
  const wanted = settled.map((option) => option.id)
  const old = live.map((option) => option.id)
  const known = new Set(old)
  let now = [...old, ...wanted.filter((id) => !known.has(id))]
  for (const run of runsTo(now, wanted, AT_ONCE)) {
    await jira.send('PUT', `${context}/option/move`, {
      customFieldOptionIds: [...run.what],
      ...(run.after === null ? { position: 'First' } : { after: run.after }),
    })
    now = moved(now, run)
  }
}

/** Last of all: a default may have to leave an option before it can be disabled. */
export async function disableOptions(
  jira: Jira,
  context: string,
  wanted: readonly Option[],
  live: readonly LiveOption[],
): Promise<void> {
  const changes = disabled(mergeOptions(wanted, live), live)
  for (const lot of lots(changes, AT_ONCE)) await jira.send('PUT', `${context}/option`, { options: lot })
}

function disabled(wanted: readonly Option[], live: readonly LiveOption[]): Json[] {
  const partners = pairOptions(wanted, live)
  return wanted.flatMap((option) => {
    const there = partners.get(option)
    if (!there) return []
    const below = disabled(option.children, there.children)
    return option.disabled && !there.disabled ? [{ id: there.id, value: there.value, disabled: true }, ...below] : below
  })
}
