/** Every answer of simulated Cloud sites, held to jira.js's published schemas at their strictest: nothing wrong, and nothing unknown. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { ZodType } from 'zod'
import { isArray, isObject, type Json } from '../../src/base/index.ts'
import { routesOf } from '../../src/simulator/index.ts'
import { documentsFound } from './documents.ts'
import { nameless, publishedSchemas } from './published.ts'
import type { Exchange } from './recording.ts'
import { isAbsent } from './tables/index.ts'
import { DIFFERENCES } from './tables/published.ts'
import { walk } from './tour.ts'
import { TOURS } from './tours/index.ts'

interface Held {
  readonly called: string
  readonly answer: Json
  readonly schema: ZodType
}

describe.skipIf(!documentsFound)('answers and jira.js', () => {
  let schemas = new Map<string, ZodType>()
  const held: Held[] = []
  beforeAll(async () => {
    schemas = await publishedSchemas()
    const exchanges: Exchange[] = []
    for (const tour of TOURS) exchanges.push(...(await walk('cloud', tour, false)))
    for (const { called, status, answer } of exchanges) {
      const schema = status < 300 ? schemas.get(nameless(called)) : undefined
      if (schema && answer !== undefined) held.push({ called, answer, schema })
    }
  })

  test('it has a schema for most operations that answer anything', () => {
    const served = routesOf('cloud').filter((route) => schemas.has(nameless(`${route.method} ${route.path}`)))
    expect(served.length).toBeGreaterThan(200)
    expect(new Set(held.map(({ called }) => called)).size).toBeGreaterThan(200)
  })

  test('every answer fits, but for what is listed with its reason', () => {
    const needed = new Set<unknown>()
    const strange = held.flatMap((one) =>
      differences(one)
        .filter((path) => {
          const line = DIFFERENCES.find((known) => isAbsent(known, one.called, path))
          needed.add(line)
          return !line
        })
        .map((path) => `${one.called}: ${path}`),
    )
    expect([...new Set(strange)]).toEqual([])
    expect(DIFFERENCES.filter((line) => !needed.has(line))).toEqual([])
  })

  test('the check has teeth: a property that nobody knows is found in every object', () => {
    const fitting = held.filter((one) => differences(one).length === 0)
    const objects = fitting.flatMap((one) => {
      const { answer } = one
      const first = isArray(answer) ? answer[0] : answer
      if (!isObject(first)) return []
      const spoiled = { ...first, unheardOf: true }
      return [{ ...one, answer: isArray(answer) ? [spoiled] : spoiled }]
    })
    expect(new Set(objects.map(({ called }) => called)).size).toBeGreaterThan(150)
    for (const one of objects)
      expect(differences(one).some((path) => path.endsWith('unheardOf')) || isFree(one), one.called).toBe(true)
  })
})

/** Where an answer is not as the schema says, as `properties.ts` writes paths. */
function differences({ answer, schema }: Held): string[] {
  const result = schema.safeParse(answer)
  if (result.success) return []
  return result.error.issues.flatMap((issue) => {
    const at = issue.path.map((step) => (typeof step === 'number' ? '[]' : `.${String(step)}`)).join('')
    const above = at.replace(/^\./, '')
    if (issue.code !== 'unrecognized_keys') return [above]
    return issue.keys.map((key) => (above === '' ? key : `${above}.${key}`))
  })
}

/** Takes any names at all, being a map, or says nothing of what is in it. */
const isFree = ({ schema }: Held): boolean => schema.safeParse({ unheardOf: true, heardOf: { neither: 1 } }).success
