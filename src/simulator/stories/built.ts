/** A story built on a site with a fixed clock and loaded dice: what the tests beside the stories look at. */
import { Site, type SiteKind } from '../site.ts'
import { hash32 } from './hash.ts'
import { STORIES, type StoryName, type StorySize } from './index.ts'

const NOW = 1_795_000_000_000

export function built(story: StoryName, kind: SiteKind, { firstId = 10_000, seed = 1, size }: Options = {}): Site {
  let rolls = 0
  const random = () => hash32(String(rolls++), seed) / 2 ** 32
  const world = { now: () => NOW, random, sleep: () => Promise.resolve() }
  const site = new Site({ name: story, kind, origin: 'http://127.0.0.1:9201', firstId, world })
  STORIES[story](site, size)
  return site
}

interface Options {
  readonly firstId?: number
  readonly seed?: number
  readonly size?: StorySize
}

export const EVERY: readonly (readonly [StoryName, SiteKind])[] = (Object.keys(STORIES) as StoryName[]).flatMap(
  (story) => [[story, 'cloud'] as const, [story, 'dataCenter'] as const],
)
