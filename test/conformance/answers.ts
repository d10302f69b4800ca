/** Every answer of the simulator, held to Atlassian's documents: its status, its body, and what the examples show. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { isArray, isObject, type Json } from '../../src/base/index.ts'
import { routesOf, type SiteKind } from '../../src/simulator/index.ts'
import { documentsFound } from './documents.ts'
import { type Answers, answersBy, demandOf, faultsIn, missingFrom, propertiesHad } from './expected.ts'
import { propertiesOf, without } from './properties.ts'
import type { Exchange } from './recording.ts'
import { TABLES } from './tables/index.ts'
import { walk } from './tour.ts'
import { TOURS } from './tours/index.ts'

interface Held {
  readonly kind: SiteKind
  readonly exchanges: Exchange[]
  readonly answers: Answers[]
}

/** The tests of one kind of site; each kind has a file of its own, so that they run side by side. */
export function answersHold(kind: SiteKind): void {
  describe.skipIf(!documentsFound)(`answers of ${kind}`, () => {
    const held: Held = { kind, exchanges: [], answers: [] }
    beforeAll(async () => {
      for (const tour of TOURS) held.exchanges.push(...(await walk(kind, tour)))
      held.answers.push(...answersBy(held.exchanges))
    })
    describe('are given:', () => given(held))
    describe('are whole:', () => whole(held))
    describe('are told by us:', () => ours(held))
    describe('are held by a check with teeth:', () => teeth(held))
  })
}

function given({ kind, exchanges, answers }: Held): void {
  const tables = TABLES[kind]
  test('every operation served is asked, answers with success and refuses', () => {
    const calledWhere = (isSuccess: boolean) =>
      new Set(exchanges.flatMap(({ status, called }) => (status < 400 === isSuccess ? [called] : [])))
    const [succeeded, refused] = [calledWhere(true), calledWhere(false)]
    const served = routesOf(kind).map(({ method, path }) => `${method} ${path}`)
    expect(served.filter((one) => !succeeded.has(one)).sort()).toEqual(Object.keys(tables.gone).sort())
    expect(served.filter((one) => !refused.has(one)).sort()).toEqual(Object.keys(tables.neverRefused).sort())
  })

  test('every status is one that the document lists, or that we say where we have it from', () => {
    const unlisted = exchanges.flatMap(({ operation, called, status, isDoor }) =>
      operation && !isDoor && !operation.responses[status] ? [`${status} ${called}`] : [],
    )
    const said = tables.unlisted.flatMap(({ status, of }) => of.map((one) => `${status} ${one}`))
    expect([...new Set(unlisted)].sort()).toEqual(said.sort())
  })

  test('every success that an example shows is answered once at least', () => {
    const given = new Set(answers.map(({ what }) => what))
    const asked = new Set(exchanges.flatMap(({ operation }) => (operation ? [operation] : [])))
    const never = [...asked].flatMap(({ method, path, examples }) =>
      Object.keys(examples)
        .filter((status) => Number(status) < 400)
        .map((status) => `${method} ${path} ${status}`)
        .filter((what) => !given.has(what)),
    )
    expect(never.sort()).toEqual(Object.keys(tables.neverAnswered).sort())
  })
}

function whole({ answers }: Held): void {
  test('every body fits its schema', () => {
    expect(answers.flatMap(faultsIn)).toEqual([])
  })

  test('every property that the document shows is there, or listed as absent', () => {
    const missing = answers.flatMap((one) => {
      const paths = missingFrom(one, demandOf(one).demanded)
      return paths.length === 0 ? [] : [`${one.what}: ${paths.join(' ')}`]
    })
    expect(missing).toEqual([])
  })

  test('where the document shows nothing of an answer, we say where we have it from', () => {
    const silent = answers.filter((one) => {
      const { demanded, absent } = demandOf(one)
      return one.status < 300 && demanded.length + absent.length === 0 && one.bodies.some(saysAnything)
    })
    expect(silent.map(({ what }) => what)).toEqual([])
  })
}

function ours({ kind, exchanges, answers }: Held): void {
  const tables = TABLES[kind]
  test('no line of the tables is idle, and nothing listed as absent is there', () => {
    const needed = new Set(answers.flatMap((one) => [...demandOf(one).lines]))
    expect([...tables.absent, ...tables.elsewhere].filter((line) => !needed.has(line))).toEqual([])
    const present = answers.flatMap((one) => {
      const { absent } = demandOf(one)
      const missing = missingFrom(one, absent)
      return absent.filter((path) => !missing.includes(path)).map((path) => `${one.what}: ${path}`)
    })
    expect(present).toEqual([])
  })

  test('what has a line of ours instead of a document says what the line says', () => {
    const lines = readFileSync('docs/jira-assumptions.md', 'utf8')
    for (const { source } of Object.values({ ...tables.undocumented, ...tables.unspecified }))
      expect(lines).toContain(source)
    for (const [what, { properties }] of Object.entries(tables.undocumented)) {
      const bodies = exchanges.flatMap((one) => (one.called === what && one.status < 300 ? [one.answer ?? null] : []))
      const have = new Set(bodies.flatMap((body) => [...propertiesOf(body, undefined, () => ({}))]))
      expect([...have].sort()).toEqual([...properties].sort())
    }
  })
}

function teeth({ answers }: Held): void {
  const demanding = () =>
    answers.map((one) => ({ one, demanded: demandOf(one).demanded })).filter(({ demanded }) => demanded.length > 0)

  test('an empty object fails wherever anything is demanded', () => {
    expect(demanding().length).toBeGreaterThan(100)
    for (const { one, demanded } of demanding())
      expect(missingFrom({ ...one, bodies: [{}] }, demanded)).toEqual(demanded)
  })

  test('an answer that lost any one property fails', () => {
    for (const { one, demanded } of demanding()) {
      const bodies = fewest(one, demanded)
      for (const path of demanded) {
        const stripped = { ...one, bodies: bodies.map((body) => without(body, path)) }
        expect(missingFrom(stripped, demanded), `${one.what} without ${path}`).toContain(path)
      }
    }
  })
}

const saysAnything = (body: Json): boolean => propertiesOf(body, undefined, () => ({})).size > 0

/** As little of the answers as shows everything demanded: fewer of them, and of their lists fewer elements. */
function fewest({ operation, status, bodies }: Answers, demanded: readonly string[]): Json[] {
  let open = new Set(demanded)
  const helpful = bodies.filter((body) => {
    const had = propertiesHad(operation, status, body)
    const left = new Set([...open].filter((path) => !had.has(path)))
    const helps = left.size < open.size
    open = left
    return helps
  })
  return helpful.map(shortened)
}

/** Elements of lists that show nothing which those before them have not shown go. */
function shortened(value: Json): Json {
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shortened(one ?? null)]))
  if (!isArray(value)) return value
  const seen = new Set<string>()
  return value.map(shortened).filter((one) => {
    const before = seen.size
    for (const path of propertiesOf(one, undefined, () => ({}))) seen.add(path)
    return seen.size > before
  })
}
