/** A story built on a site with a fixed clock and loaded dice: what the tests beside the stories look at. */
import { Site, type SiteKind } from '../site.ts'
import { STORIES, type StoryName, type StorySize } from './index.ts'

const NOW = 1_795_000_000_000

export function built(story: StoryName, kind: SiteKind, { firstId = 10_000, seed = 1, size }: Options = {}): Site {
  const world = { now: () => NOW, random: dice(seed), sleep: () => Promise.resolve(), hmac: () => '' }
  const site = new Site({ name: story, kind, origin: 'http://127.0.0.1:9201', firstId, world })
  STORIES[story](site, size)
  return site
}

/** Mulberry32: small, and long enough between repeats. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Options {
  readonly firstId?: number
  readonly seed?: number
  readonly size?: StorySize
}

export const EVERY: readonly (readonly [StoryName, SiteKind])[] = (Object.keys(STORIES) as StoryName[]).flatMap(
  (story) => [[story, 'cloud'] as const, [story, 'dataCenter'] as const],
)
