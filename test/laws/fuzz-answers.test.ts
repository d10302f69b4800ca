/** All that is read of a Jira, its answers changed on their way: each kind of configuration, verify, and what sync reads. No crash, no end missing, no pollution. */
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { KINDS } from '../../src/configuration/index.ts'
import {
  fieldList,
  type Line,
  listWebhooks,
  openJira,
  readComments,
  readIssues,
  siteAddress,
  verifyConnection,
} from '../../src/jira/index.ts'
import { wrongWith } from '../fuzz/judge.ts'
import { oddSite } from '../fuzz/site.ts'
import { seeds } from '../world.ts'

type Reading = readonly [name: string, read: (line: Line, deployment: 'cloud' | 'dataCenter') => Promise<unknown>]

const address = siteAddress('http://127.0.0.1:9201', { httpAllowed: () => true })

const READINGS: readonly Reading[] = [
  ...KINDS.map(
    (kind): Reading => [`kind ${kind.name}`, (line, deployment) => kind.read(openJira(line, deployment), 'all')],
  ),
  [
    'verify',
    ({ address: _, site: __, credential, ...ports }) => {
      if ('problem' in address) throw new Error(address.problem.says)
      const input = { address: address.address, purpose: 'service', projects: ['OPS'], expiresAt: null } as const
      return verifyConnection({ ...input, credential }, { ...ports, gateway: 'http://127.0.0.1:9201' })
    },
  ],
  ['fields', (line, deployment) => fieldList(openJira(line, deployment))],
  ['webhooks', (line, deployment) => listWebhooks(openJira(line, deployment))],
  ['issues', (line, deployment) => readIssues(openJira(line, deployment), ['10000', '10001'], ['summary', 'description'])],
  ['comments', (line, deployment) => readComments(openJira(line, deployment), '10000')],
  ['pages', (line, deployment) => openJira(line, deployment).all(z.looseObject({}), `/rest/api/${deployment === 'cloud' ? 3 : 2}/project/search`)],
] // biome-ignore format: a table

const SEEDS = seeds(40)

describe.each(['cloud', 'dataCenter'] as const)('%s', (deployment) => {
  test(`${READINGS.length} readings, ${SEEDS.length} seeds each`, async () => {
    const lineOf = oddSite(deployment)
    const found: string[] = []
    let well = 0
    for (const [at, [name, read]] of READINGS.entries())
      for (const seed of SEEDS) {
        const line = lineOf(seed * 1_000 + at)
        const wrong = await wrongWith(async () => {
          await read(line, deployment)
          well += 1
        })
        if (wrong !== undefined) found.push(`${name}, seed ${seed}: ${wrong}`)
      }
    expect(found.slice(0, 10)).toEqual([])
    const all = READINGS.length * SEEDS.length
    console.log(`${deployment}: ${all} readings of odd answers, ${well} ended well, the others were refused`)
    // Both happen: what is odd reaches what reads it.
    expect(well).toBeGreaterThan(all / 10)
    expect(well).toBeLessThan((all * 9) / 10)
  })
})
