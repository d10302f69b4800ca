/** What people change of workflows: another drawing, other rules, other words, another life altogether. */
import type { Desk } from '../design/desk.ts'
import { drawConditions, drawRules } from '../design/rules.ts'
import type { Transition, Workflow } from '../design/types.ts'
import { drawBody, drawEvent } from '../design/workflows.ts'

type WorkflowEdit = (workflow: Workflow, desk: Desk) => void

const inTransition =
  (edit: (transition: Transition, desk: Desk) => void): WorkflowEdit =>
  (workflow, desk) =>
    edit(desk.draw.pick(workflow.transitions), desk)

const isInitial = ({ type }: Transition): boolean => type === 'INITIAL'

export const WORKFLOW_EDITS: readonly WorkflowEdit[] = [
  (workflow, desk) => void Object.assign(workflow, drawBody(desk)),
  (workflow, { draw }) => {
    workflow.start = { x: draw.between(0, 9), y: 0 }
  },
  (workflow, { draw }) => {
    workflow.looped = { x: draw.between(0, 9), y: 0 }
  },
  (workflow, { draw }) => {
    for (const status of workflow.statuses) status.layout = { x: draw.between(0, 99), y: draw.between(0, 99) }
  },
  (workflow, { draw, names }) => {
    draw.pick(workflow.statuses).properties = draw.chance(0.5) ? {} : { note: names.text() || 'text' }
  },
  // Directed transitions whose target another one reaches may go.
  (workflow, { draw }) => {
    const all = workflow.transitions
    const spare = all.filter((one) => !isInitial(one) && all.some((other) => other !== one && other.to === one.to))
    if (spare.length > 0) workflow.transitions = all.filter((one) => one !== spare[draw.between(0, spare.length - 1)])
  },
  inTransition((one, { names }) => {
    one.name = names.next('transitions')
  }),
  inTransition((one, { names }) => {
    one.description = names.text()
  }),
  inTransition((one) => {
    one.properties = {}
  }),
  inTransition((one, desk) => {
    one.event = drawEvent(desk)
  }),
  inTransition((one, desk) => {
    one.validators = drawRules(desk, 'Validator', isInitial(one), 2)
  }),
  inTransition((one, desk) => {
    one.actions = drawRules(desk, 'Function', isInitial(one), 2)
  }),
  inTransition((one, desk) => {
    if (!isInitial(one)) one.conditions = desk.draw.chance(0.7) ? drawConditions(desk) : null
  }),
  inTransition((one, desk) => {
    if (!isInitial(one)) one.screen = drawRules(desk, 'Screen', false, 1)[0] ?? null
  }),
]
