/** Two sites from a seed, as snapshots, with what is remembered of them: nothing is asked of anybody. */
import type { KindName, Remembered, Snapshot } from '../../../src/configuration/index.ts'
import { Site } from '../../../src/simulator/site.ts'
import { empty } from '../../../src/simulator/stories/empty.ts'
import { virtualWorld } from '../../world.ts'
import { NOTHING } from '../design/desk.ts'
import { drawDesign } from '../design/index.ts'
import type { Design, Tag } from '../design/types.ts'
import { Draw } from '../draw.ts'
import { type Drifted, drift } from '../drift/index.ts'
import { build } from '../site/build.ts'
import { snapshotOf } from '../site/snapshot.ts'
import type { Tags } from '../site/tags.ts'

export interface PairOfSites {
  readonly seed: number
  readonly source: Snapshot
  readonly target: Snapshot
  readonly remembered: Remembered
  /** Keys of the projects to deploy; null is the whole site. */
  readonly projects: readonly string[] | null
  /** Source id → target id, of all that is the same thing on both sites, whether anybody remembers it or not. */
  readonly truth: Remembered
}

export interface Designs {
  readonly source: Design
  readonly target: Drifted
  readonly projects: readonly string[] | null
}

/** A fifth of the targets are new sites, unless it is to be a drifted one. */
export function designsFor(seed: number, isDrifted = false): Designs {
  const draw = new Draw(seed * 31 + 5)
  const source = drawDesign(seed)
  const isNew = draw.chance(0.2) && !isDrifted
  const drifted = isNew ? { design: emptyDesign(), known: new Set<Tag>() } : drift(seed, source)
  const keys = source.projects.filter(({ archived }) => !archived).map(({ key }) => key)
  return {
    source,
    target: drifted,
    projects: draw.chance(0.5) || keys.length === 0 ? null : draw.some(keys, 1, keys.length),
  }
}

export const emptyDesign = NOTHING

export function pairOfSites(seed: number): PairOfSites {
  const { source, target, projects } = designsFor(seed)
  const [first, second] = [newSite('staging', seed, 1), newSite('production', seed, 2)]
  const [from, to] = [build(first, source), build(second, target.design)]
  const both = [...from.ids.keys()].filter((tag) => to.ids.has(tag))
  return {
    ...{ seed, projects, source: snapshotOf(first), target: snapshotOf(second) },
    remembered: pairsOf(
      both.filter((tag) => target.known.has(tag)),
      from,
      to,
    ),
    truth: pairsOf(both, from, to),
  }
}

function newSite(name: string, seed: number, number: number): Site {
  const site = new Site({
    name,
    kind: 'cloud',
    origin: `https://${name}.example`,
    firstId: number * 100_000_000,
    world: virtualWorld(seed * 2 + number),
  })
  empty(site)
  return site
}

/** Tables of a design in the words of the configuration. */
const KIND_OF: Readonly<Record<keyof Design, KindName>> = {
  ...{ people: 'user', groups: 'group', roles: 'project-role', statuses: 'status', issueTypes: 'issue-type' },
  ...{ priorities: 'priority', resolutions: 'resolution', issueTypeSchemes: 'issue-type-scheme' },
  ...{ fields: 'custom-field', screens: 'screen', screenSchemes: 'screen-scheme' },
  ...{ issueTypeScreenSchemes: 'issue-type-screen-scheme', workflows: 'workflow' },
  ...{ workflowSchemes: 'workflow-scheme', permissionSchemes: 'permission-scheme', projects: 'project' },
  filters: 'filter',
}

export function pairsOf(tags: readonly Tag[], from: Tags, to: Tags): Remembered {
  const pairs = new Map<KindName, Map<string, string>>()
  for (const tag of tags) {
    const kind = KIND_OF[tag.split(/[+~=]/)[0] as keyof Design]
    if (kind !== undefined) pairs.set(kind, (pairs.get(kind) ?? new Map()).set(from.id(tag), to.id(tag)))
  }
  return pairs
}
