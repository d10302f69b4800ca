/** A few seeds of the generated configurations; `npm run laws` runs ten thousand. */
import { describe, expect, test } from 'vitest'
import { canonical, type Json } from '../../src/base/index.ts'
import { KINDS, takeSnapshot } from '../../src/configuration/index.ts'
import { seeds } from '../world.ts'
import { drawDesign } from './design/index.ts'
import { Coverage } from './law/coverage.ts'
import { judgeSafely, judgeSeed } from './law/pure.ts'
import { gaps } from './law/report.ts'
import { build } from './site/build.ts'
import { populate } from './site/projects.ts'
import { newSites } from './site/sites.ts'
import { snapshotOf } from './site/snapshot.ts'

describe('generated configurations', () => {
  test('deciding breaks no law', () => {
    for (const seed of seeds(60)) expect(judgeSafely(seed).broken, `SEED_START=${seed}`).toEqual([])
  })

  test('a snapshot made straight from the tables is the one that reading gives', async () => {
    for (const seed of seeds(6)) {
      const sites = newSites(['staging'], seed)
      const site = sites.simulator.site('staging')
      const design = drawDesign(seed)
      populate(site, design, build(site, design), seed)
      const read = await takeSnapshot(sites.client('staging'), { kinds: KINDS, identity: 'staging' })
      const text = (objects: readonly unknown[]) => objects.map((one) => canonical(one as Json)).sort()
      expect(text(snapshotOf(site).objects), `SEED_START=${seed}`).toEqual(text(read.objects))
    }
  })

  test('the same seed tells the same story', () => {
    expect(judgeSeed(7).decided.plan).toEqual(judgeSeed(7).decided.plan)
  })

  test('what no case holds is told', () => {
    const coverage = new Coverage()
    coverage.count(judgeSeed(1).decided.plan)
    expect(gaps(coverage).length).toBeGreaterThan(10)
  })
})
