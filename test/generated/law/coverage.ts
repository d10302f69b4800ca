/** What the generated plans hold: kinds, properties, references and rule parameters, each counted once for each case. */
import { isArray, isObject, type Json } from '../../../src/base/index.ts'
import { type ConfigurationPlan, KINDS } from '../../../src/configuration/index.ts'
import { kindOf, type Reference } from '../../../src/configuration/kind.ts'
import { collect } from '../../../src/configuration/references.ts'
import { exchangesIn } from './exchanges.ts'

/** The last word of a path whose keys are anybody's. */
const FREE = new Set(['properties', 'parameters'])

/** Path → its plain values, as text. Empty texts, nothing and empty lists are not there. */
export function leaves(value: Json | undefined, path = '', found = new Map<string, string[]>()): Map<string, string[]> {
  if (value === undefined || value === null || value === '') return found
  if (isArray(value)) for (const one of value) leaves(one, `${path}[]`, found)
  else if (isObject(value) && 'ruleKey' in value) note(found, path, JSON.stringify(value))
  else if (isObject(value) && FREE.has(path.split('.').at(-1) ?? '')) {
    if (Object.keys(value).length > 0) note(found, path, JSON.stringify(value))
  } else if (isObject(value))
    for (const [name, held] of Object.entries(value))
      leaves(held, path === '' ? name : nested(`${path}.${name}`), found)
  else note(found, path, JSON.stringify(value))
  return found
}

const note = (found: Map<string, string[]>, path: string, text: string): void =>
  void found.set(path, [...(found.get(path) ?? []), text])
/** Groups of conditions lie in groups. */
const nested = (path: string): string => path.replace(/(\.conditionGroups\[\])+/, '.conditionGroups[]')

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]))

export class Coverage {
  /** `create status.name`, `update status.name`, `names status.x → y` → cases that have it. */
  readonly counts = new Map<string, number>()
  cases = 0

  count(plan: ConfigurationPlan): void {
    this.cases += 1
    const seen = new Set<string>()
    for (const { data } of plan.steps) {
      const { kind, before, after } = data
      if (after === null) continue
      if (before === null) for (const path of leaves(after).keys()) seen.add(`create ${kind}.${path}`)
      else for (const path of changed(before, after)) seen.add(`update ${kind}.${path}`)
      const known = BY_NAME.get(kind)
      for (const { reference, held } of known ? collect(known, after, byName) : [])
        seen.add(`names ${kind}.${reference.at} → ${kindOf(held)}`)
      for (const rule of rulesIn(after)) seen.add(rule)
    }
    for (const one of exchangesIn(plan)) seen.add(one)
    for (const one of seen) this.counts.set(one, (this.counts.get(one) ?? 0) + 1)
  }
  share(what: string): number {
    return (this.counts.get(what) ?? 0) / Math.max(1, this.cases)
  }
}

/** What a text calls by a name. */
const byName = ({ kind }: Reference, held: string): string => `${[kind].flat()[0]}:${held}`

function changed(before: Json, after: Json): string[] {
  const [was, is] = [leaves(before), leaves(after)]
  return [...new Set([...was.keys(), ...is.keys()])].filter((path) => was.get(path)?.join() !== is.get(path)?.join())
}

/** Each rule with each parameter that says something. */
function rulesIn(value: Json): string[] {
  if (isArray(value)) return value.flatMap(rulesIn)
  if (!isObject(value)) return []
  if (typeof value.ruleKey !== 'string' || !isObject(value.parameters))
    return Object.values(value).flatMap((one) => rulesIn(one ?? null))
  const given = Object.entries(value.parameters).filter(
    ([, held]) => held !== '' && !(isArray(held) && held.length === 0),
  )
  return [`rule ${value.ruleKey}`, ...given.map(([name]) => `rule ${value.ruleKey} ${name}`)]
}
