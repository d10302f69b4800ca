/** Acme's four hundred issues and the year behind them, thrown with the site's dice. */
import type { Instant, Json } from '../../../base/index.ts'
import type { Issue, IssueType, Project } from '../../records.ts'
import type { Site } from '../../site.ts'
import { between, chance, pick, some, weighted } from '../build/dice.ts'
import { bear } from '../build/life.ts'
import { fieldNamed, idOf, named, personNamed, projectNamed } from '../build/named.ts'
import { type Block, richText } from '../build/rich-text.ts'
import { liveEpic } from './epic-lives.ts'
import { links } from './issue-links.ts'
import { REASONS, SUMMARIES, WORK, type Work } from './issue-texts.ts'
import { customValues } from './issue-values.ts'
import { live } from './lives.ts'

const DAY = 86_400_000
const YEAR = 365 * DAY

/** One project's work as it is being written. */
export interface Telling {
  readonly site: Site
  readonly work: Work
  readonly project: Project
  /** Account ids. */
  readonly team: readonly string[]
  readonly issues: Told[]
}
export interface Told {
  readonly issue: Issue
  readonly type: IssueType
  /** The epic's place in the project's list, and the thing of it. */
  readonly epic: number
  readonly thing: string
}

export function issues(site: Site): void {
  for (const work of WORK) {
    const project = projectNamed(site, work.key)
    const team = work.team.map((name) => personNamed(site, name).accountId)
    const telling: Telling = { site, work, project, team, issues: [] }
    for (let index = 0; index < work.count; index++) tell(telling, index)
    for (const one of telling.issues) if (one.type.hierarchyLevel < 1) live(telling, one)
    for (const one of telling.issues) if (one.type.hierarchyLevel === 1) liveEpic(telling, one)
  }
  links(site)
}

/** Issues come evenly over the year, epics earlier than what is in them. */
function tell(telling: Telling, index: number): void {
  const { site, work } = telling
  const at = site.now() - YEAR + Math.floor(((index + site.world.random() * 0.9) * (YEAR - 2 * DAY)) / work.count)
  const epic = work.epics.findIndex((_, place) => index === Math.floor((place * work.count * 0.7) / work.epics.length))
  telling.issues.push(epic >= 0 ? tellEpic(telling, at, epic) : tellWork(telling, at, index))
}

function tellEpic(telling: Telling, at: Instant, epic: number): Told {
  const { site, work } = telling
  const [name, things] = work.epics[epic] ?? ['', []]
  const type = named(site.tables.issueTypes, 'Epic')
  const thing = things.join(', ')
  const values = site.kind === 'dataCenter' ? { [fieldNamed(site, 'Epic Name').id]: name } : {}
  return { issue: begin(telling, type, name, thing, at, null, values), type, epic, thing }
}

function tellWork(telling: Telling, at: Instant, index: number): Told {
  const { site, work, issues: before } = telling
  const wanted = named(site.tables.issueTypes, weighted(site, work.mix))
  const recent = before.filter(({ type }) => type.hierarchyLevel === 0).slice(-12)
  const isBelow = wanted.hierarchyLevel < 0 && recent.length > 0
  const type = wanted.hierarchyLevel < 0 && !isBelow ? named(site.tables.issueTypes, 'Task') : wanted
  const epics = before.filter((one) => one.type.hierarchyLevel === 1)
  const parent = isBelow ? pick(site, recent) : pick(site, epics.slice(-3))
  const thing = isBelow ? parent.thing : pick(site, work.epics[parent.epic]?.[1] ?? [parent.thing])
  const templates = SUMMARIES[type.name] ?? ['*']
  const summary = (templates[index % templates.length] ?? '*').replace('*', thing)
  const parentId = isBelow || chance(site, 0.8) ? parent.issue.id : null
  return { issue: begin(telling, type, summary, thing, at, parentId), type, epic: parent.epic, thing }
}

function begin(
  telling: Telling,
  type: IssueType,
  summary: string,
  thing: string,
  at: Instant,
  parentId: string | null,
  more: Readonly<Record<string, Json>> = {},
): Issue {
  const { site, work, project, team } = telling
  const reporter = pick(site, team)
  const labels = some(site, work.labels, between(site, 0, 2))
  const components = some(site, project.components, between(site, 0, 1)).map(({ id }) => id)
  return bear(site, {
    project,
    typeId: type.id,
    summary,
    at,
    reporter,
    parentId,
    values: {
      priority: idOf(site.tables.priorities, weighted(site, PRIORITIES)),
      description: richText(site, description(site, thing, summary)),
      watches: [reporter],
      ...(labels.length > 0 ? { labels } : {}),
      ...(components.length > 0 ? { components } : {}),
      ...(chance(site, 0.3) ? { assignee: { user: pick(site, team) } } : {}),
      ...customValues({ site, project, typeId: type.id, team, at, text: summary }),
      ...more,
    },
  })
}

const PRIORITIES = [
  ['Medium', 10],
  ['High', 5],
  ['Low', 4],
  ['Highest', 2],
  ['Lowest', 1],
  ['Blocker', 0.5],
  ['Trivial', 0.5],
] as const

/** Plain words for most; now and then all that the document format can do. */
function description(site: Site, thing: string, summary: string): Block[] {
  const plain: Block[] = [`${summary}.`, pick(site, REASONS)]
  if (chance(site, 0.3))
    plain.push({ heading: 'What we know' }, { list: [`It is about the ${thing}.`, pick(site, REASONS)] })
  if (chance(site, 0.1)) plain.push({ panel: 'Ask operations before you touch this.' })
  if (chance(site, 0.08)) plain.push({ code: '{ "status": "accepted", "parcel": 4711 }' })
  if (chance(site, 0.06))
    plain.push({
      table: [
        ['Depot', 'Per day'],
        ['Hamburg', '1200'],
        ['Lyon', '800'],
      ],
    })
  if (chance(site, 0.08)) plain.push({ mention: personNamed(site, 'grace.okafor'), words: 'please have a look.' })
  if (chance(site, 0.05)) plain.push({ card: 'https://wiki.acme.example/design/42' })
  return plain
}
