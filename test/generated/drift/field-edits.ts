/** What people change of custom fields: contexts, who they are for, options and their order, defaults. */
import type { Desk } from '../design/desk.ts'
import { drawContext, drawDefault, drawOption, hasOptions } from '../design/fields.ts'
import type { Context, Field, Option } from '../design/types.ts'

type FieldEdit = (field: Field, desk: Desk) => void

/** Of one context, when there is any. */
const inContext =
  (edit: (context: Context, desk: Desk, field: Field) => void): FieldEdit =>
  (field, desk) => {
    if (field.contexts.length > 0) edit(desk.draw.pick(field.contexts), desk, field)
  }
/** Of a list of options: the upper ones, or those below one of them. */
const inOptions = (edit: (options: Option[], desk: Desk) => Option[]): FieldEdit =>
  inContext((context, desk) => {
    const family = context.options.find(({ children }) => children.length > 0)
    if (family && desk.draw.chance(0.5)) family.children = edit(family.children, desk)
    else context.options = edit(context.options, desk)
  })

export const CONTEXT_EDITS: readonly FieldEdit[] = [
  (field, { draw }) => {
    field.searcher = draw.chance(0.5) ? null : field.searcher
  },
  inContext((context, { names }) => {
    context.name = names.next('contexts')
  }),
  inContext((context, { names }) => {
    context.description = names.text()
  }),
  inContext((context, desk) => {
    if (context.projects.length > 0) context.issueTypes = desk.some('issueTypes', 0, 2)
  }),
  inContext((context, desk, field) => {
    context.default = drawDefault(desk, field, context)
  }),
  inContext((context) => {
    context.default = null
  }),
  inContext((context, desk, field) => {
    if (hasOptions(field.type)) context.options = [...context.options, drawOption(desk)]
  }),
  inOptions((options, { draw }) => draw.shuffled(options)),
  inOptions((options, { draw }) => draw.some(options, 0, options.length)),
  inOptions((options) => options.map((option) => ({ ...option, disabled: !option.disabled }))),
  inOptions((options) => options.map((option) => ({ ...option, value: option.value.toUpperCase() }))),
  moveProject,
  (field, { draw }) => {
    field.contexts = draw.some(field.contexts, 1, field.contexts.length)
  },
  anotherContext,
]

/** From one context to another, or out of all. */
function moveProject(field: Field, { draw }: Desk): void {
  const limited = field.contexts.filter(({ projects }) => projects.length > 0)
  const [from, to] = draw.shuffled(limited)
  if (!from || !to || from.projects.length < 2) return
  const project = draw.pick(from.projects)
  from.projects = from.projects.filter((one) => one !== project)
  to.projects.push(project)
}

function anotherContext(field: Field, desk: Desk): void {
  const taken = new Set(field.contexts.flatMap(({ projects }) => projects))
  const free = desk.own('projects').filter((project) => !taken.has(project))
  if (free.length > 0) field.contexts.push(drawContext(desk, field, [desk.draw.pick(free)], []))
}
