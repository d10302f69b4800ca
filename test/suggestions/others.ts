/** Draws a site’s fields for health, points, owner and words, and says which of them a careful person would choose. */
import type { Health } from '../../src/portfolio/index.ts'
import { OWNER, POINTS } from './languages.ts'
import { PLATFORM, type Site } from './site.ts'
import { HEALTH, type Options } from './values.ts'

const LIST = { type: 'option', schema: `${PLATFORM}:select` } as const
const BUTTONS = { type: 'option', schema: `${PLATFORM}:radiobuttons` } as const
const NUMBER = { type: 'number', schema: `${PLATFORM}:float` } as const
const SOFTWARE_NUMBER = { type: 'number', schema: 'com.pyxis.greenhopper.jira:jsw-story-points' } as const
const PERSON = { type: 'user', schema: `${PLATFORM}:userpicker` } as const

export interface HealthDrawn {
  readonly field: string | null
  readonly options: ReadonlyMap<string, Health | null>
}
const NO_HEALTH: HealthDrawn = { field: null, options: new Map() }

function healthField(
  site: Site,
  name: string,
  options: Options,
  on: 'everywhere' | 'nowhere',
  used: number,
): HealthDrawn {
  const shown = site.draw.chance(0.3) ? site.draw.shuffled(options) : options
  const kind = site.draw.chance(0.8) ? LIST : BUTTONS
  const field = site.add({ name, ...kind, on, used, options: shown.map(([text]) => text) })
  const ids = site.options.get(field) ?? []
  return { field, options: new Map(shown.map(([, health], at) => [ids[at]?.id ?? '', health])) }
}

export function drawHealth(site: Site): HealthDrawn {
  const { draw } = site
  const words = HEALTH[site.language]
  healthDecoys(site)
  const used = site.many()
  const lamps = draw.pick(words.lamps)
  const [high, medium, low] = words.degrees
  const degrees: Options = [
    [high, 'on-track'],
    [medium, 'at-risk'],
    [low, 'off-track'],
  ]
  const scenario = draw.between(1, 12)
  if (scenario <= 6) return healthField(site, site.written(draw.pick(words.names)), lamps, 'everywhere', used)
  if (scenario <= 8) return healthField(site, words.confidence, degrees, 'everywhere', used)
  if (scenario === 9) {
    const name = draw.pick(words.names)
    healthField(site, name, lamps, draw.pick(['everywhere', 'nowhere']), site.few(used))
    return healthField(site, name, lamps, 'everywhere', used)
  }
  if (scenario === 10) {
    for (const name of draw.some(words.names, 2, 2)) healthField(site, name, lamps, 'everywhere', used)
    return NO_HEALTH
  }
  // One lamp is missing, so that not every health could be said.
  if (scenario === 11) healthField(site, draw.pick(words.names), lamps.slice(1, 3), 'everywhere', used)
  return NO_HEALTH
}

function healthDecoys(site: Site): void {
  const { lamps, degrees, decoys } = HEALTH[site.language]
  for (const name of site.draw.some(decoys, 1, 4)) {
    const options = site.draw.chance(0.5) ? site.draw.pick(lamps).map(([text]) => text) : degrees
    site.add({ name, ...LIST, on: site.draw.pick(['everywhere', 'nowhere']), used: site.many(), options })
  }
}

/** Points stand on stories, and so mostly not on the forms of what is aligned. */
export function drawPoints(site: Site): string | null {
  const { draw } = site
  const words = POINTS[site.language]
  for (const name of draw.some(words.decoys, 1, 3))
    site.add({ name, ...NUMBER, on: draw.pick(['stories', 'everywhere', 'nowhere']), used: site.many() })
  const used = site.many()
  const own = (count: number, on: 'stories' | 'nowhere' = 'stories') =>
    site.add({ name: words.own, english: 'Story Points', ...NUMBER, on, used: count })
  const estimate = (count: number, on: 'stories' | 'nowhere' = 'stories') =>
    site.add({ name: words.estimate, english: 'Story point estimate', ...SOFTWARE_NUMBER, on, used: count })
  const scenario = draw.between(1, 10)
  if (scenario === 1) return null
  if (scenario === 2) {
    own(used)
    estimate(site.alike(used))
    return null
  }
  if (scenario <= 4) return site.add({ name: site.written(draw.pick(words.renamed)), ...NUMBER, on: 'stories', used })
  if (scenario <= 6) {
    own(site.few(used), draw.pick(['stories', 'nowhere']))
    own(site.few(used), 'nowhere')
    return own(used)
  }
  const isEstimate = site.isTeamManaged
  if (site.isCloud) (isEstimate ? own : estimate)(site.few(used), draw.pick(['stories', 'nowhere']))
  return (isEstimate ? estimate : own)(used)
}

export function drawOwner(site: Site): string | null {
  const { draw } = site
  const words = OWNER[site.language]
  for (const name of draw.some(words.decoys, 1, 2))
    site.add({ name, ...PERSON, on: draw.pick(['everywhere', 'nowhere']), used: site.many() })
  const assignee = { name: 'Assignee', type: 'user', id: 'assignee' } as const
  const used = site.many()
  const scenario = draw.between(1, 10)
  if (scenario === 1 && site.showsForms) {
    site.add({ ...assignee, on: 'nowhere', used: 0 })
    return null
  }
  if (scenario <= 3) {
    site.add({ ...assignee, on: 'nowhere', used: site.few(used) })
    return site.add({ name: draw.pick(words.renamed), ...PERSON, on: 'everywhere', used })
  }
  if (scenario === 4) site.add({ name: draw.pick(words.renamed), ...PERSON, on: 'everywhere', used: site.few(used) })
  return site.add({ ...assignee, on: 'everywhere', used })
}

/** What every site has, and what only looks like it. */
export function drawWords(site: Site): {
  readonly name: string
  readonly description: string | null
  readonly labels: string
} {
  const { draw } = site
  const text = { type: 'string', schema: `${PLATFORM}:textfield`, on: 'everywhere' } as const
  site.add({
    name: 'Epic Name',
    type: 'string',
    schema: 'com.pyxis.greenhopper.jira:gh-epic-label',
    on: 'everywhere',
    used: 9,
  })
  if (draw.chance(0.4)) site.add({ name: 'Name', ...text, used: site.many() })
  const tags = { type: 'array of string', schema: `${PLATFORM}:labels`, on: 'everywhere' } as const
  if (draw.chance(0.4)) site.add({ name: 'Tags', ...tags, used: 3 })
  if (draw.chance(0.4)) site.add({ name: 'Business description', ...text, schema: `${PLATFORM}:textarea`, used: 40 })
  const hasDescription = !site.showsForms || draw.chance(0.95)
  const on = hasDescription ? 'everywhere' : 'nowhere'
  const description = site.add({ name: 'Description', type: 'string', id: 'description', on, used: 900 })
  return {
    name: site.add({ name: 'Summary', type: 'string', id: 'summary', on: 'everywhere', used: 5_000 }),
    description: hasDescription ? description : null,
    labels: site.add({ name: 'Labels', type: 'array of string', id: 'labels', on: 'everywhere', used: 700 }),
  }
}
