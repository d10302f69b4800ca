/** The stories a site can begin with. */
import type { Site } from '../site.ts'
import { acme } from './acme.ts'
import { drifted } from './drifted.ts'
import { empty } from './empty.ts'
import { scale } from './scale.ts'

export interface StorySize {
  readonly issues: number
  readonly projects: number
}
export type Story = (site: Site, size?: StorySize) => void

export type StoryName = 'empty' | 'acme' | 'drifted' | 'scale'

export const STORIES: Readonly<Record<StoryName, Story>> = { empty, acme, drifted, scale }
