/** A workflow as a graph: where issues begin, whether transitions lead somewhere, whether every status can be reached. Pure. */
import type { Key } from '../kind.ts'
import type { Transition, Workflow } from '../kinds/workflow/value.ts'
import { defineCheck, type Finding, type Ground, type Written, waysOut, writtenOf } from './check.ts'

const each = (ground: Ground, says: (one: Written<Workflow>) => readonly string[], remedy: string): Finding[] =>
  writtenOf<Workflow>(ground, 'workflow').flatMap((one) =>
    says(one).map((text) => ({ about: one.key, says: text, remedy, choices: waysOut(one.difference) })),
  )

const BEGINS = 'Let the status be carried to which its first transition leads, or leave the workflow out.'

/** "Exactly one initial transition": without its status an issue could not be made. */
export const noStart = defineCheck({
  code: 'no-start',
  severity: 'blocks',
  guards: 'Jira refuses a workflow without exactly one first transition that leads to a status.',
  find: (ground) =>
    each(
      ground,
      ({ after }) => {
        const first = after.transitions.filter(({ type }) => type === 'INITIAL')
        if (first.length !== 1)
          return [`It has ${first.length} transitions that create issues; Jira wants exactly one.`]
        return first[0]?.to === null ? ['The transition that creates issues leads to no status any more.'] : []
      },
      BEGINS,
    ),
})

const isOther = ({ type }: Transition): boolean => type !== 'INITIAL'

/** A transition from any status to itself names no status: only one that the source's has and that is lost counts. */
export const transitionNowhere = defineCheck({
  code: 'transition-nowhere',
  severity: 'blocks',
  guards: 'Jira refuses a transition to a status that the workflow does not have.',
  find: (ground) =>
    each(
      ground,
      ({ after, asked }) =>
        after.transitions.flatMap(({ id, name, to, type }) =>
          isOther({ type } as Transition) && to === null && asked?.transitions.find((one) => one.id === id)?.to
            ? [`The transition “${name}” leads to no status any more.`]
            : [],
        ),
      'Let its status be carried, or take the transition out in the source.',
    ),
})

export const transitionFromNowhere = defineCheck({
  code: 'transition-from-nowhere',
  severity: 'blocks',
  guards: 'Jira refuses a directed transition that begins nowhere.',
  find: (ground) =>
    each(
      ground,
      ({ after }) =>
        after.transitions.flatMap(({ type, links, name }) =>
          type === 'DIRECTED' && !links.some(({ from }) => from !== null)
            ? [`The transition “${name}” begins at no status any more.`]
            : [],
        ),
      'Let its status be carried, or take the transition out in the source.',
    ),
})

export const transitionTwice = defineCheck({
  code: 'transition-twice',
  severity: 'blocks',
  guards: 'Jira refuses two transitions of one name that lead from every status.',
  find: (ground) =>
    each(
      ground,
      ({ after }) => {
        const names = after.transitions.flatMap(({ type, name }) => (type === 'GLOBAL' ? [folded(name)] : []))
        return [...new Set(names.filter((name, at) => names.indexOf(name) < at))].map(
          (name) => `Two transitions that lead from every status are named “${name}”.`,
        )
      },
      'Rename one of them in the source.',
    ),
})

export const transitionSameName = defineCheck({
  code: 'transition-same-name',
  severity: 'warns',
  guards: 'From one status two transitions of one name lead on: whoever chooses by name takes either of them.',
  find: (ground) =>
    each(
      ground,
      ({ after }) =>
        after.statuses.flatMap(({ status }) => {
          const ways = after.transitions.filter(
            ({ type, links }) => type === 'GLOBAL' || links.some(({ from }) => from === status),
          )
          const directed = new Set(ways.flatMap(({ type, name }) => (type === 'DIRECTED' ? [folded(name)] : [])))
          return [...Map.groupBy(ways, ({ name }) => folded(name))].flatMap(([name, same]) =>
            same.length > 1 && directed.has(name)
              ? [`From ${status} ${same.length} transitions named “${same[0]?.name}” lead on.`]
              : [],
          )
        }),
      'Rename one of them in the source.',
    ),
})

const folded = (name: string): string => name.trim().toLowerCase()

export const statusUnreachable = defineCheck({
  code: 'status-unreachable',
  severity: 'warns',
  guards: 'No issue can ever get into a status that no way leads to.',
  find: (ground) =>
    each(
      ground,
      ({ after }) => {
        const reached = reachable(after)
        const lost = after.statuses.flatMap(({ status }) => (reached.has(status) ? [] : [status]))
        return lost.map((status) => `No way leads from the first status to ${status}.`)
      },
      'Add a transition to it in the source.',
    ),
})

function reachable({ transitions }: Workflow): Set<Key> {
  const reached = new Set<Key>()
  const open = transitions.flatMap(({ type, to }) => (type !== 'DIRECTED' && to !== null ? [to] : []))
  for (let status = open.pop(); status !== undefined; status = open.pop()) {
    if (reached.has(status)) continue
    reached.add(status)
    for (const { links, to } of transitions) if (to !== null && links.some(({ from }) => from === status)) open.push(to)
  }
  return reached
}
