/** Every parser of the table, with honest samples changed and odd ones made: no crash, no pollution. LAWS_TIMES asks for more. */
import { expect, test } from 'vitest'
import { Fault } from '../../src/base/index.ts'
import { wrongWith } from '../fuzz/judge.ts'
import { changedJson, changedText, oddJson, oddText, pick } from '../fuzz/odd.ts'
import { PARSERS } from '../fuzz/parsers.ts'
import { dice, seeds } from '../world.ts'

const SEEDS = seeds(100)

test('the judge sees a crash and a pollution, and takes a Fault for an answer', async () => {
  const spoil = (): void => void Object.defineProperty(Object.prototype, 'spoilt', { value: 1, configurable: true })
  expect(await wrongWith(() => (null as unknown as string).length)).toMatch(/^crash/)
  expect(await wrongWith(spoil)).toBe('pollution')
  Reflect.deleteProperty(Object.prototype, 'spoilt')
  expect(await wrongWith(() => Promise.reject(new Fault('jira.broken', 'no')))).toBeUndefined()
  expect(await wrongWith(() => Promise.reject(new Fault('internal', 'no')))).toMatch(/^crash/)
})

test(`${PARSERS.length} parsers, ${SEEDS.length} odd inputs each`, async () => {
  const found: string[] = []
  for (const { name, texts, values } of PARSERS)
    for (const seed of SEEDS) {
      const random = dice(seed)
      const text = texts && (random() < 0.3 ? oddText(random) : changedText(random, pick(random, texts.samples)))
      const value = values && (random() < 0.2 ? oddJson(random) : changedJson(random, pick(random, values.samples)))
      const wrong =
        (texts && (await wrongWith(() => texts.run(text ?? '')))) ??
        (values && (await wrongWith(() => values.run(value ?? null))))
      if (wrong !== undefined) found.push(`${name}, seed ${seed}: ${wrong}`)
    }
  expect(found.slice(0, 10)).toEqual([])
})
