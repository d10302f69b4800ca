/** Which properties an answer must have: those of the official example, else of the schema, less what is listed as absent. */
import type { Json, JsonObject } from '../../src/base/index.ts'
import { document, type Operation } from './documents.ts'
import { propertiesIn, propertiesOf, type Resolve } from './properties.ts'
import type { Exchange } from './recording.ts'
import { faultsOf, schemaOf } from './schemas.ts'
import { type Absent, type Elsewhere, isAbsent, placed, TABLES } from './tables/index.ts'

/** All answers that an operation gave with one status. */
export interface Answers {
  readonly operation: Operation
  readonly status: number
  /** `GET /rest/api/3/priority 200`. */
  readonly what: string
  readonly bodies: Json[]
}

/** A 401 is said by what stands before the operation, in plain words (docs/jira-assumptions.md, Logins). */
const isLogin = ({ status, answer }: Exchange): boolean => status === 401 && typeof answer === 'string'

export function answersBy(exchanges: readonly Exchange[]): Answers[] {
  const groups = new Map<string, Answers>()
  for (const exchange of exchanges) {
    const { operation, status, answer, isDoor } = exchange
    if (!operation || answer === undefined || isDoor || isLogin(exchange)) continue
    const what = `${operation.method} ${operation.path} ${status}`
    const group = groups.get(what) ?? { operation, status, what, bodies: [] }
    groups.set(what, group)
    group.bodies.push(answer)
  }
  return [...groups.values()]
}

export interface Demand {
  readonly demanded: readonly string[]
  readonly absent: readonly string[]
  /** The lines of both tables that were needed for it. */
  readonly lines: ReadonlySet<Absent | Elsewhere>
}

const demands = new Map<string, Demand>()

export function demandOf({ operation, status, what }: Answers): Demand {
  const known = demands.get(operation.kind + what)
  if (known) return known
  const called = `${operation.method} ${operation.path}`
  const { absent: listed, elsewhere, unspecified } = TABLES[operation.kind]
  const lines = new Set<Absent | Elsewhere>()
  const [demanded, absent]: [string[], string[]] = [[], []]
  const sourced = status < 300 ? (unspecified[called]?.properties ?? []) : []
  for (const shown of [...shownBy(operation, status), ...sourced]) {
    const path = placed(elsewhere, called, shown, (line) => lines.add(line))
    if (path.endsWith(']')) continue
    const line = listed.find((one) => isAbsent(one, called, path))
    if (line) lines.add(line)
    ;(line ? absent : demanded).push(path)
  }
  const demand = { demanded, absent, lines }
  demands.set(operation.kind + what, demand)
  return demand
}

/** All answers together: an example's list is the union of its elements, and so is ours. */
export function missingFrom({ operation, status, bodies }: Answers, demanded: readonly string[]): string[] {
  const have = new Set(bodies.flatMap((body) => [...propertiesHad(operation, status, body)]))
  return demanded.filter((path) => !have.has(path))
}

export function propertiesHad(operation: Operation, status: number, body: Json): Set<string> {
  return propertiesOf(body, schemaOf(operation, status)?.schema, resolving(operation))
}

/** What the schema forbids, though not what the example itself shows: then the schema is behind. */
export function faultsIn({ operation, status, what, bodies }: Answers): string[] {
  const shown = shownBy(operation, status)
  const faults = bodies.flatMap((body) => faultsOf(operation, status, body))
  const real = faults.filter(({ at, isAddition }) => !(isAddition && shown.has(at)))
  return [...new Set(real.map(({ at, says }) => `${what}: ${at || 'it'} ${says}`))]
}

function shownBy(operation: Operation, status: number): Set<string> {
  const schema = schemaOf(operation, status)?.schema
  const example = operation.examples[status]
  if (example !== undefined) return propertiesOf(example, schema, resolving(operation))
  return status < 300 ? propertiesIn(schema, resolving(operation)) : new Set()
}

const resolved = new Map<string, JsonObject>()

const resolving =
  ({ document: name }: Operation): Resolve =>
  (reference) => {
    const key = name + reference
    const known = resolved.get(key)
    if (known) return known
    const steps = reference.slice(2).split('/')
    const whole: Json = document(name).whole
    const found = steps.reduce<Json | undefined>((node, step) => (node as JsonObject)[step], whole) as JsonObject
    resolved.set(key, found)
    return found
  }
