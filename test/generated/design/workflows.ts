/** Draws workflows: transitions that begin, lead from anywhere, from one or several statuses, or back to the same one. */
import type { Desk } from './desk.ts'
import { drawConditions, drawRules, drawTrigger } from './rules.ts'
import type { Parameter, Point, Tag, Transition, Workflow } from './types.ts'

/** Every site has them, under numbers of its own: the API makes none. */
export const EVENTS = ['Parcel lost', 'Über Nacht', 'Issue Escalated'] as const
export const drawEvent = ({ draw }: Desk): string | null => (draw.chance(0.2) ? draw.pick(EVENTS) : null)

export const drawWorkflow = (desk: Desk): Workflow => ({ ...desk.named('workflows', 255), ...drawBody(desk) })

export function drawBody(desk: Desk): Pick<Workflow, 'statuses' | 'transitions' | 'start' | 'looped'> {
  const { draw } = desk
  const used = draw.shuffled(desk.some('statuses', 1, 5))
  return {
    statuses: used.map((status) => ({
      status,
      layout: draw.chance(0.9) ? point(desk) : null,
      properties: properties(desk, 'status'),
    })),
    transitions: drawTransitions(desk, used),
    start: draw.chance(0.8) ? point(desk) : null,
    looped: draw.chance(0.3) ? point(desk) : null,
  }
}

const point = ({ draw }: Desk): Point => ({ x: draw.between(-300, 900), y: draw.between(-100, 400) })

function drawTransitions(desk: Desk, used: readonly Tag[]): Transition[] {
  const { draw } = desk
  const [first = ''] = used
  // Every status is entered, so that Jira does not warn.
  const ways = [...used.slice(1), ...Array.from({ length: draw.between(0, 3) }, () => draw.pick(used))]
  return [
    transition(desk, { id: 1, type: 'INITIAL', to: first, from: [] }),
    ...ways.map((to, at) => {
      const type = draw.chance(0.25) ? 'GLOBAL' : 'DIRECTED'
      const from = type === 'GLOBAL' ? [] : draw.some(used, 1, 3)
      return transition(desk, { id: at * 10 + 11, type, to, from })
    }),
  ]
}

interface Way {
  readonly id: number
  readonly type: Transition['type']
  readonly to: Tag
  readonly from: readonly Tag[]
}

function transition(desk: Desk, { id, type, to, from }: Way): Transition {
  const { draw } = desk
  const isInitial = type === 'INITIAL'
  const port = () => (draw.chance(0.7) ? draw.between(0, 7) : null)
  return {
    ...{ id, type, to, name: desk.names.next('transitions'), description: desk.names.text() },
    from: from.map((status) => ({ status, fromPort: port(), toPort: port() })),
    properties: properties(desk, 'transition'),
    event: drawEvent(desk),
    screen: !isInitial && draw.chance(0.4) ? (drawRules(desk, 'Screen', false, 1)[0] ?? null) : null,
    conditions: !isInitial && draw.chance(0.5) ? drawConditions(desk) : null,
    validators: drawRules(desk, 'Validator', isInitial, 2),
    actions: drawRules(desk, 'Function', isInitial, 2),
    triggers: !isInitial && draw.chance(0.2) ? [drawTrigger(desk)] : [],
  }
}

/** Those that Jira gives a meaning, some with ids in them, and whatever people write. */
function properties(desk: Desk, where: 'status' | 'transition'): Record<string, Parameter> {
  const { draw } = desk
  const pickers = desk.design.fields.filter(({ type }) => /:userpicker$/.test(type)).map(({ tag }) => tag)
  const all: [string, Parameter][] = [
    ['jira.issue.editable', 'false'],
    ['opsbar-sequence', String(draw.between(1, 90))],
    ['note', desk.names.text() || 'text'],
    ['jira.permission.comment.group', 'site-admins'],
    ['jira.permission.edit.projectrole', { tags: [desk.one('roles')] }],
    ['jira.permission.assignable.user.2', { tags: [desk.one('people')] }],
    ...pickers.slice(0, 1).map((tag): [string, Parameter] => ['jira.permission.subtasks.work.userCF', { tags: [tag] }]),
  ]
  return draw.chance(where === 'status' ? 0.3 : 0.15) ? Object.fromEntries(draw.some(all, 1, 3)) : {}
}
