/** Every answer of the simulator, held to Atlassian's documents: its status, its body, and what the examples show. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { routesOf, type SiteKind } from '../../src/simulator/index.ts'
import { ABSENT } from './absent/index.ts'
import { cloudTours } from './cloud/index.ts'
import { documentsFound } from './documents.ts'
import { ELSEWHERE } from './elsewhere.ts'
import { type Answers, answersBy, demandOf, faultsIn, missingFrom, propertiesHad } from './expected.ts'
import { propertiesOf, without } from './properties.ts'
import type { Exchange } from './recording.ts'
import { GONE, NEVER_ANSWERED, NEVER_REFUSED, UNLISTED } from './statuses.ts'
import { type Tour, walk } from './tour.ts'
import { UNDOCUMENTED } from './undocumented.ts'

const TOURS: Readonly<Record<SiteKind, readonly Tour[]>> = { cloud: cloudTours, dataCenter: [] }
const KINDS = ['cloud'] as const

describe.skipIf(!documentsFound)('answers', () => {
  const exchanges: Exchange[] = []
  let answers: readonly Answers[] = []
  beforeAll(async () => {
    for (const kind of KINDS) for (const tour of TOURS[kind]) exchanges.push(...(await walk(kind, tour)))
    answers = answersBy(exchanges)
  })

  test.each(KINDS)('every operation served on %s is asked, answers with success and refuses', (kind) => {
    const mine = exchanges.filter((one) => one.kind === kind)
    const answering = (isSuccess: boolean) =>
      new Set(mine.filter(({ status }) => status < 400 === isSuccess).map(({ called }) => called))
    const [succeeded, refused] = [answering(true), answering(false)]
    const served = routesOf(kind).map(({ method, path }) => `${method} ${path}`)
    expect(served.filter((one) => !succeeded.has(one))).toEqual(kind === 'cloud' ? Object.keys(GONE) : [])
    expect(served.filter((one) => !refused.has(one))).toEqual(kind === 'cloud' ? Object.keys(NEVER_REFUSED) : [])
  })

  test('every status is one that the document lists, or that we say where we have it from', () => {
    const unlisted = new Set(
      exchanges.flatMap((one) =>
        one.isGateway || one.operation?.responses[one.status] ? [] : [`${one.called} ${one.status}`],
      ),
    )
    const said = UNLISTED.flatMap(({ status, of }) => of.map((one) => `${one} ${status}`))
    const others = Object.keys(UNDOCUMENTED)
    expect([...unlisted].filter((one) => !others.some((path) => one.startsWith(path))).sort()).toEqual(said.sort())
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
    expect(never.sort()).toEqual(Object.keys(NEVER_ANSWERED).sort())
  })

  test('every body fits its schema', () => {
    const faults = answers.flatMap(faultsIn)
    expect(faults).toEqual([])
  })

  test('every property that the document shows is there, or listed as absent', () => {
    const missing = answers.flatMap((one) => {
      const paths = missingFrom(one, demandOf(one).demanded)
      return paths.length === 0 ? [] : [`${one.what}: ${paths.join(' ')}`]
    })
    expect(missing).toEqual([])
  })

  test('no line of the tables is idle, and nothing listed as absent is there', () => {
    const needed = new Set(answers.flatMap((one) => [...demandOf(one).lines]))
    expect([...ABSENT, ...ELSEWHERE].filter((line) => !needed.has(line))).toEqual([])
    const present = answers.flatMap((one) => {
      const { absent } = demandOf(one)
      const missing = missingFrom(one, absent)
      return absent.filter((path) => !missing.includes(path)).map((path) => `${one.what}: ${path}`)
    })
    expect(present).toEqual([])
  })

  test('what no document has answers as its line says', () => {
    const lines = readFileSync('docs/jira-assumptions.md', 'utf8')
    for (const [what, { source, properties }] of Object.entries(UNDOCUMENTED)) {
      expect(lines).toContain(source)
      const bodies = exchanges.flatMap((one) => (one.called === what && one.answer ? [one.answer] : []))
      const have = new Set(bodies.flatMap((body) => [...propertiesOf(body, undefined, () => ({}))]))
      expect([...have].sort()).toEqual([...properties].sort())
    }
  })

  describe('the check has teeth:', () => {
    const demanding = () =>
      answers.map((one) => ({ one, demanded: demandOf(one).demanded })).filter(({ demanded }) => demanded.length > 0)

    test('an empty object fails wherever anything is demanded', () => {
      expect(demanding().length).toBeGreaterThan(0)
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
  })
})

/** As few of the answers as show everything demanded. */
function fewest({ operation, status, bodies }: Answers, demanded: readonly string[]): Answers['bodies'] {
  let open = new Set(demanded)
  return bodies.filter((body) => {
    const had = propertiesHad(operation, status, body)
    const left = new Set([...open].filter((path) => !had.has(path)))
    const helps = left.size < open.size
    open = left
    return helps
  })
}
