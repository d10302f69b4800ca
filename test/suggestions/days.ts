/** Draws the fields for an item’s first and last day, as sites have them, and says which of them a careful person would choose. */
import { DUE, START } from './languages.ts'
import { type Made, PLATFORM, type Site } from './site.ts'

const PLANS = 'com.atlassian.jpo:jpo-custom-field-baseline'
const TEXT = { type: 'string', schema: `${PLATFORM}:textfield` } as const
const MOMENT = { type: 'datetime', schema: `${PLATFORM}:datetime` } as const

const pickOn = (site: Site): 'everywhere' | 'somewhere' => (site.draw.chance(0.8) ? 'everywhere' : 'somewhere')

/** Jira’s own, made by Jira and so translated by it. */
function own(site: Site, made: Pick<Made, 'on' | 'used'>): string {
  return site.add({ name: START[site.language].own, english: 'Start date', ...made })
}

/** Of Advanced Roadmaps: told by its type, whatever it is called. */
function target(site: Site, end: 'start' | 'end', made: Pick<Made, 'on' | 'used'>): string {
  const words = (end === 'start' ? START : DUE)[site.language]
  const name = site.draw.chance(0.3) ? site.draw.pick(words.renamed) : words.target
  return site.add({ name, english: `Target ${end}`, schema: `${PLANS}-${end}`, ...made })
}

const renamed = (site: Site, words: typeof START, made: Pick<Made, 'on' | 'used'>): string =>
  site.add({ name: site.written(site.draw.pick(words[site.language].renamed)), ...made })

function decoys(site: Site, words: typeof START): void {
  for (const name of site.draw.some(words[site.language].decoys, 1, 4)) {
    const kind = site.draw.chance(0.2) ? MOMENT : {}
    site.add({
      name: site.written(name),
      ...kind,
      on: site.draw.pick(['everywhere', 'somewhere', 'nowhere']),
      used: site.many(),
    })
  }
}

type Scenario = (site: Site) => string | null

const STARTS: readonly (readonly [weight: number, scenario: Scenario])[] = [
  [4, (site) => own(site, { on: pickOn(site), used: site.many() })],
  [3, (site) => target(site, 'start', { on: pickOn(site), used: site.many() })],
  [5, (site) => renamed(site, START, { on: pickOn(site), used: site.many() })],
  [4, duplicate],
  [4, ownBesideTarget],
  [3, (site) => tied(site, [(made) => own(site, made), (made) => target(site, 'start', made)])],
  [2, (site) => tied(site, [(made) => own(site, made), (made) => own(site, made)])],
  [2, () => null],
  [2, unseen],
  [1, wordsAlone],
]

/** Several of one name, one of them alive. */
function duplicate(site: Site): string {
  const used = site.many()
  const rest = site.draw.between(1, 2)
  for (let at = 0; at < rest; at++)
    own(site, { on: site.draw.pick(['everywhere', 'nowhere', 'nowhere']), used: site.few(used) })
  return own(site, { on: 'everywhere', used })
}

function ownBesideTarget(site: Site): string {
  const used = site.many()
  const dead = { on: site.draw.pick(['everywhere', 'nowhere'] as const), used: site.few(used) }
  const alive = { on: 'everywhere' as const, used }
  if (site.draw.chance(0.5)) {
    target(site, 'start', dead)
    return own(site, alive)
  }
  own(site, dead)
  return target(site, 'start', alive)
}

function tied(site: Site, make: readonly ((made: Pick<Made, 'on' | 'used'>) => string)[]): null {
  const used = site.many()
  // Of team-managed projects each has its own.
  const on = site.isTeamManaged ? 'somewhere' : 'everywhere'
  for (const [at, one] of make.entries()) one({ on, used: at === 0 ? used : site.alike(used) })
  return null
}

/** Rightly named, but on no screen of these issues. Where no screen is seen there is no such thing. */
function unseen(site: Site): null {
  if (site.showsForms) own(site, { on: 'nowhere', used: 0 })
  return null
}

/** Of the right name, and holding text. */
function wordsAlone(site: Site): null {
  site.add({ name: START[site.language].own, ...TEXT, on: 'everywhere', used: site.many() })
  return null
}

export function drawStart(site: Site): string | null {
  decoys(site, START)
  return scenarioOf(site, STARTS)(site)
}

function scenarioOf(site: Site, all: readonly (readonly [number, Scenario])[]): Scenario {
  return site.draw.pick(all.flatMap(([weight, scenario]) => Array.from({ length: weight }, () => scenario)))
}

/** The field that every site has. */
function due(site: Site, made: Pick<Made, 'on' | 'used'>): string {
  return site.add({ name: DUE[site.language].own, english: 'Due date', id: 'duedate', ...made })
}

const DUES: readonly (readonly [weight: number, scenario: Scenario])[] = [
  [6, (site) => due(site, { on: pickOn(site), used: site.many() })],
  [3, (site) => insteadOfDue(site, (made) => target(site, 'end', made))],
  [4, (site) => insteadOfDue(site, (made) => renamed(site, DUE, made))],
  [3, dueTwice],
  [3, (site) => tied(site, [(made) => due(site, made), (made) => target(site, 'end', made)])],
  [2, (site) => tied(site, [(made) => due(site, made), (made) => renamed(site, DUE, made)])],
  [2, dueUnseen],
]

function insteadOfDue(site: Site, make: (made: Pick<Made, 'on' | 'used'>) => string): string {
  const used = site.many()
  due(site, { on: site.draw.pick(['everywhere', 'nowhere', 'nowhere']), used: site.few(used) })
  return make({ on: pickOn(site), used })
}

/** Somebody made one more of the name that Jira has already. */
function dueTwice(site: Site): string {
  const used = site.many()
  const other = { name: DUE[site.language].own }
  if (site.draw.chance(0.5)) {
    site.add({ ...other, on: site.draw.pick(['everywhere', 'nowhere']), used: site.few(used) })
    return due(site, { on: 'everywhere', used })
  }
  due(site, { on: 'nowhere', used: site.few(used) })
  return site.add({ ...other, on: 'everywhere', used })
}

function dueUnseen(site: Site): string | null {
  if (!site.showsForms) return due(site, { on: 'everywhere', used: site.many() })
  due(site, { on: 'nowhere', used: 0 })
  return null
}

export function drawDue(site: Site): string | null {
  decoys(site, DUE)
  return scenarioOf(site, DUES)(site)
}
