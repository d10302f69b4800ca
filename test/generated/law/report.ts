/** The coverage as a person reads it, and what is missing in it. */
import { KINDS } from '../../../src/configuration/index.ts'
import type { Coverage } from './coverage.ts'
import { EXCHANGES } from './exchanges.ts'
import { EXCEPTIONS, IN_TEXTS, NEVER_CHANGED, PROPERTIES, RULES } from './expected.ts'

const LEAST = 0.01

const isIn = (list: Readonly<Record<string, string>>, what: string): boolean =>
  Object.keys(list).some((beginning) => what.startsWith(beginning))

/** Every name of what a run must hold in one case out of a hundred. */
export function expected(): string[] {
  const properties = Object.entries(PROPERTIES).flatMap(([kind, paths]) => paths.map((path) => `${kind}.${path}`))
  const held = properties.filter((property) => !isIn(EXCEPTIONS, property))
  return [
    ...held.map((property) => `create ${property}`),
    ...held.filter((property) => !isIn(NEVER_CHANGED, property)).map((property) => `update ${property}`),
    ...references(),
    ...Object.entries(IN_TEXTS).flatMap(([at, kinds]) => kinds.map((kind) => `names ${at} → ${kind}`)),
    ...RULES.filter((rule) => !isIn(EXCEPTIONS, rule)),
    ...EXCHANGES,
  ]
}

/** As the kinds declare them: those inside rules are told by the rules. */
function references(): string[] {
  return KINDS.filter(({ name }) => name in PROPERTIES).flatMap(({ name, references }) =>
    references
      .filter(({ at }) => !isIn(EXCEPTIONS, `${name}.${at}`))
      .flatMap(({ at, kind }) => [kind].flat().map((to) => `names ${name}.${at} → ${to}`))
      .filter((one) => !isIn(EXCEPTIONS, one)),
  )
}

/** What is too rare, and what is there but in no list. */
export function gaps(coverage: Coverage): string[] {
  const wanted = expected()
  const known = new Set(Object.entries(PROPERTIES).flatMap(([kind, paths]) => paths.map((path) => `${kind}.${path}`)))
  const strangers = [...coverage.counts.keys()].filter((one) => {
    const [what = '', property = ''] = one.split(' ')
    return (what === 'create' || what === 'update') && !known.has(property)
  })
  return [
    ...wanted.filter((one) => coverage.share(one) < LEAST).map((one) => `${one}: ${percent(coverage.share(one))}`),
    ...strangers.map((one) => `${one}: in no list`),
    ...KINDS.filter(({ name, can }) => can.cloud.create !== null && !(name in PROPERTIES)).map(
      ({ name }) => `${name}: not generated`,
    ),
  ]
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

const rowOf = (one: string): string => {
  if (one.startsWith('rule')) return 'rules'
  return EXCHANGES.some((exchange) => exchange === one) ? 'names that go round' : (one.split(/[ .]/)[1] ?? '')
}

/** A line for each kind, the rarest of it last. */
export function table(coverage: Coverage): string {
  const rows = Map.groupBy(expected(), rowOf)
  return [...rows]
    .map(([kind, names]) => {
      const rarest = names.reduce((least, one) => (coverage.share(one) < coverage.share(least) ? one : least))
      return `${kind.padEnd(26)} ${String(names.length).padStart(3)} things, the rarest in ${percent(coverage.share(rarest)).padStart(6)}: ${rarest}`
    })
    .join('\n')
}
