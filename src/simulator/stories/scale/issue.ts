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
interface Plan {
  readonly ground: Ground
  readonly yard: Yard
  readonly index: number
  readonly number: number
  readonly dice: number
  readonly type: TypeName
  readonly created: Instant
}

export function makeIssue(ground: Ground, index: number): Issue {
  const { yards } = ground
  const yard = nth(yards, index)
  const number = Math.floor(index / yards.length) + 1
  const dice = hash32(String(index))
  const type = typeOf(number, dice)
  const created = ground.begin + Math.floor((index / ground.count) * (SPAN - DAY))
  const plan: Plan = { ground, yard, index, number, dice, type, created }
  const parent = parentOf(number)
  const history = historyOf(plan)
  const comments = commentsOf(plan)
  const updated = Math.max(created, history.at(-1)?.at ?? 0, comments.at(-1)?.updated ?? 0)
  return {
    id: idAt(ground, index),
    key: `${yard.project.key}-${number}`,
    projectId: yard.project.id,
    typeId: ground.types[type],
    statusId: nth(yard.paths[type], history.length),
    parentId: parent === null ? null : idAt(ground, indexOf(ground, index % yards.length, parent)),
    summary: `${type === 'Bug' ? 'Wrong' : 'Better'} ${thing(dice)} for ${place(dice >>> 4)} (${number})`,
    created,
    updated,
    indexedAt: updated,
    values: valuesOf(plan, history),
    history,
    comments,
    properties: {},
  }
}

/** A step for each status behind the first; older issues have come further. */
function historyOf({ ground, yard, index, dice, type, created }: Plan): History[] {
  const path = yard.paths[type]
  const isOld = index < ground.count * 0.8
  const steps = isOld && dice % 10 < 8 ? path.length - 1 : dice % path.length
  const room = Math.floor((ground.begin + SPAN - created) / (steps + 2))
  const pace = Math.min(room, (1 + (dice % 7)) * DAY)
  return Array.from({ length: steps }, (_, step): History => {
    const isLast = step === path.length - 2
    return {
      id: idAt(ground, index, 1 + step),
      at: created + (step + 1) * pace,
      author: nth(yard.team, dice + step),
      items: [
        ...(isLast ? fieldItems(ground.site, ground.resolution, null, ground.done) : []),
        ...fieldItems(ground.site, ground.status, path[step] ?? null, path[step + 1] ?? null),
      ],
    }
  })
}

/** Every fourth is talked about, soon. */
function commentsOf({ ground, yard, index, dice, created }: Plan): Comment[] {
  if (dice % 4 !== 0) return []
  const at = created + 3_600_000
  const body = richText(ground.site, [`Seen in ${place(dice)} as well.`])
  return [{ id: idAt(ground, index, 7), author: nth(yard.team, dice >>> 5), body, created: at, updated: at }]
}

function valuesOf(plan: Plan, history: readonly History[]): Record<string, Json> {
  const { ground, yard, number, dice, type, created } = plan
  const { site, points, epicName } = ground
  const { components, versions } = yard.project
  const done = history.find(({ items }) => items.some(({ fieldId }) => fieldId === 'resolution'))
  const reporter = { user: nth(yard.team, dice >>> 3) }
  const list = yard.lists.length === 0 ? undefined : nth(yard.lists, dice >>> 6)
  return {
    creator: reporter,
    reporter,
    ...(history.length > 0 ? { assignee: { user: nth(yard.team, dice) } } : {}),
    priority: nth(ground.priorities, dice >>> 2),
    description: richText(site, [`About the ${thing(dice)}.`, { list: [place(dice), place(dice >>> 4)] }]),
    labels: [thing(dice >>> 9).toLowerCase()],
    components: [nth(components, dice >>> 7).id],
    watches: [],
    ...(done
      ? { resolution: ground.done, resolutiondate: jiraTime(done.at), fixVersions: [nth(versions, dice).id] }
      : {}),
    ...(site.kind === 'cloud' ? { statuscategorychangedate: jiraTime(history.at(-1)?.at ?? created) } : {}),
    ...(type === 'Story' ? { [points]: nth([1, 2, 3, 5, 8], dice >>> 10) } : {}),
    ...(type === 'Epic' && epicName !== undefined ? { [epicName]: `${thing(dice)} ${number}` } : {}),
    ...(list ? { [list.fieldId]: { option: nth(list.optionIds, dice >>> 11) } } : {}),
  }
}
