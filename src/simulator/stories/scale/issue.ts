/** One issue from its index: type, parent, path, people and values come from arithmetic and a small hash of the index. */
import type { Instant, Json } from '../../../base/index.ts'
import { fieldItems } from '../../model/issue-history.ts'
import type { Comment, History, Issue } from '../../records.ts'
import { jiraTime } from '../../time.ts'
import { richText } from '../build/rich-text.ts'
import { hash32 } from '../hash.ts'
import { DAY, type Ground, idAt, indexOf, SPAN, type TypeName, type Yard } from './ground.ts'
import { nth, place, thing } from './names.ts'
import { parentOf, typeOf } from './tree.ts'

/** What is known of an issue before it is put together. */
interface Plan extends Way {
  readonly ground: Ground
  readonly yard: Yard
  readonly index: number
  readonly number: number
  readonly dice: number
  readonly type: TypeName
  readonly created: Instant
}

/** How far it has come. */
interface Way {
  readonly path: readonly string[]
  /** Statuses behind the first, and what lies between two of them. */
  readonly steps: number
  readonly pace: number
}

/** What no search asks of each of a million is made when somebody looks at it. */
export function makeIssue(ground: Ground, index: number): Issue {
  const { yards } = ground
  const yard = nth(yards, index)
  const number = Math.floor(index / yards.length) + 1
  const dice = hash32(String(index))
  const type = typeOf(number, dice)
  const created = ground.begin + Math.floor((index / ground.count) * (SPAN - DAY))
  const way = wayOf(ground, yard.paths[type], { index, dice, created })
  const plan: Plan = { ground, yard, index, number, dice, type, created, ...way }
  const parent = parentOf(number)
  const updated = Math.max(atStep(plan, way.steps), isTalkedAbout(plan) ? talkedAt(plan) : 0)
  let values: Record<string, Json> | undefined
  let history: History[] | undefined
  let comments: Comment[] | undefined
  return {
    id: idAt(ground, index),
    key: `${yard.project.key}-${number}`,
    projectId: yard.project.id,
    typeId: ground.types[type],
    statusId: nth(way.path, way.steps),
    parentId: parent === null ? null : idAt(ground, indexOf(ground, index % yards.length, parent)),
    summary: `${type === 'Bug' ? 'Wrong' : 'Better'} ${thing(dice)} for ${place(dice >>> 4)} (${number})`,
    created,
    updated,
    indexedAt: updated,
    get values() {
      values ??= valuesOf(plan)
      return values
    },
    get history() {
      history ??= historyOf(plan)
      return history
    },
    get comments() {
      comments ??= commentsOf(plan)
      return comments
    },
    properties: {},
  }
}

/** A step for each status behind the first; older issues have come further. */
function wayOf(
  ground: Ground,
  path: readonly string[],
  { index, dice, created }: Pick<Plan, 'index' | 'dice' | 'created'>,
): Way {
  const isOld = index < ground.count * 0.8
  const steps = isOld && dice % 10 < 8 ? path.length - 1 : dice % path.length
  const room = Math.floor((ground.begin + SPAN - created) / (steps + 2))
  return { path, steps, pace: Math.min(room, (1 + (dice % 7)) * DAY) }
}

/** None was updated later: each has room for two steps more than it made, and was made a day before the end or earlier. */
export function lastUpdate({ begin, yards }: Ground): Instant {
  const steps = Math.max(0, ...yards.flatMap(({ paths }) => Object.values(paths).map((path) => path.length - 1)))
  return begin + SPAN - Math.min(Math.floor((2 * DAY) / (steps + 2)), DAY - TALK)
}

const atStep = ({ created, pace }: Plan, step: number): Instant => created + step * pace
const isDoneAt = ({ path }: Plan, step: number): boolean => step > 0 && step === path.length - 1

function historyOf(plan: Plan): History[] {
  const { ground, yard, index, dice, path, steps } = plan
  return Array.from({ length: steps }, (_, before): History => {
    const step = before + 1
    return {
      id: idAt(ground, index, step),
      at: atStep(plan, step),
      author: nth(yard.team, dice + before),
      items: [
        ...(isDoneAt(plan, step) ? fieldItems(ground.site, ground.resolution, null, ground.done) : []),
        ...fieldItems(ground.site, ground.status, path[before] ?? null, path[step] ?? null),
      ],
    }
  })
}

/** Every fourth is talked about, soon. */
const isTalkedAbout = ({ dice }: Plan): boolean => dice % 4 === 0
const TALK = 3_600_000
const talkedAt = ({ created }: Plan): Instant => created + TALK

function commentsOf(plan: Plan): Comment[] {
  const { ground, yard, index, dice } = plan
  if (!isTalkedAbout(plan)) return []
  const at = talkedAt(plan)
  const body = richText(ground.site, [`Seen in ${place(dice)} as well.`])
  return [{ id: idAt(ground, index, 7), author: nth(yard.team, dice >>> 5), body, created: at, updated: at }]
}

function valuesOf(plan: Plan): Record<string, Json> {
  const { ground, yard, number, dice, type, steps } = plan
  const { site, points, epicName } = ground
  const { components, versions } = yard.project
  const last = jiraTime(atStep(plan, steps))
  const reporter = { user: nth(yard.team, dice >>> 3) }
  const list = yard.lists.length === 0 ? undefined : nth(yard.lists, dice >>> 6)
  return {
    creator: reporter,
    reporter,
    ...(steps > 0 ? { assignee: { user: nth(yard.team, dice) } } : {}),
    priority: nth(ground.priorities, dice >>> 2),
    description: richText(site, [`About the ${thing(dice)}.`, { list: [place(dice), place(dice >>> 4)] }]),
    labels: [thing(dice >>> 9).toLowerCase()],
    components: [nth(components, dice >>> 7).id],
    watches: [],
    ...(isDoneAt(plan, steps)
      ? { resolution: ground.done, resolutiondate: last, fixVersions: [nth(versions, dice).id] }
      : {}),
    ...(site.kind === 'cloud' ? { statuscategorychangedate: last } : {}),
    ...(type === 'Story' ? { [points]: nth([1, 2, 3, 5, 8], dice >>> 10) } : {}),
    ...(type === 'Epic' && epicName !== undefined ? { [epicName]: `${thing(dice)} ${number}` } : {}),
    ...(list ? { [list.fieldId]: { option: nth(list.optionIds, dice >>> 11) } } : {}),
  }
}
