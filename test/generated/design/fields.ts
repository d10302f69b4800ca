/** Draws custom fields of every type: several contexts, options in cascades, defaults of every sort. */
import { FIELD_TYPES } from '../../../src/simulator/model/field-type.ts'
import type { Desk } from './desk.ts'
import type { Context, Default, Field, Option, Tag } from './types.ts'

/** Versions belong to projects, not to configuration: a default version cannot be carried. */
const isVersion = (type: string): boolean => /version$/.test(type)
/** Those whose defaults name most come more often. */
const TYPES = [...FIELD_TYPES.keys()].flatMap((type) =>
  /:(project|userpicker|cascadingselect)$/.test(type) ? [type, type] : [type],
)

export function drawField(desk: Desk, type = desk.draw.pick(TYPES)): Field {
  const { draw } = desk
  const searchers = FIELD_TYPES.get(type)?.searcherKeys ?? []
  return {
    ...desk.named('fields', 200),
    type,
    searcher: draw.chance(0.85) ? draw.pick(searchers) : null,
    contexts: [],
  }
}

/** Once the projects are known. Old fields may have no context for all projects, or one for some issue types only. */
export function drawContexts(desk: Desk, field: Field): Context[] {
  const { draw } = desk
  const free = draw.shuffled(desk.own('projects'))
  const contexts: Context[] = []
  if (draw.chance(0.8))
    contexts.push(drawContext(desk, field, [], draw.chance(0.25) ? desk.some('issueTypes', 1, 2) : []))
  for (let many = draw.between(contexts.length === 0 ? 1 : 0, 2); many > 0 && free.length > 0; many--) {
    const projects = free.splice(0, draw.between(1, 2))
    contexts.push(drawContext(desk, field, projects, draw.chance(0.4) ? desk.some('issueTypes', 1, 3) : []))
  }
  return contexts
}

export function drawContext(desk: Desk, field: Field, projects: Tag[], issueTypes: Tag[]): Context {
  const options = hasOptions(field.type) ? drawOptions(desk, field.type) : []
  const context: Context = { ...desk.named('contexts', 255), projects, issueTypes, options, default: null }
  if (desk.draw.chance(0.6)) context.default = drawDefault(desk, field, context)
  return context
}

export const hasOptions = (type: string): boolean => FIELD_TYPES.get(type)?.defaultKind?.startsWith('option.') ?? false
const isCascade = (type: string): boolean => FIELD_TYPES.get(type)?.defaultKind === 'option.cascading'

function drawOptions(desk: Desk, type: string): Option[] {
  return Array.from({ length: desk.draw.between(0, 4) }, () => ({
    ...drawOption(desk),
    children: isCascade(type) ? Array.from({ length: desk.draw.between(0, 3) }, () => drawOption(desk)) : [],
  }))
}

export const drawOption = (desk: Desk): Option => ({
  tag: desk.tag('options'),
  value: desk.names.next('options', 200),
  disabled: desk.draw.chance(0.2),
  children: [],
})

/** Null where there is nothing that it could name. */
export function drawDefault(desk: Desk, { type }: Pick<Field, 'type'>, { options }: Context): Default | null {
  const kind = FIELD_TYPES.get(type)?.defaultKind ?? null
  if (kind === null || isVersion(type)) return null
  const open = options.filter((option) => !option.disabled)
  return MAKERS[kind]?.(desk, open) ?? null
}

const plain = (values: Default['plain']): Default => ({ plain: values, tags: {} })
const tags = (values: Default['tags']): Default => ({ plain: {}, tags: values })
const NOW = 0.3

type Maker = (desk: Desk, open: readonly Option[]) => Default | null
const MAKERS: Readonly<Record<string, Maker>> = {
  datepicker: ({ draw }) => plain(draw.chance(NOW) ? { useCurrent: true } : { date: `2026-0${draw.between(1, 9)}-11` }),
  datetimepicker: ({ draw }) =>
    plain(draw.chance(NOW) ? { useCurrent: true } : { dateTime: `2026-0${draw.between(1, 9)}-11T08:30:00.000+0000` }),
  'option.single': ({ draw }, open) => (open.length === 0 ? null : tags({ optionId: draw.pick(open).tag })),
  'option.multiple': ({ draw }, open) =>
    open.length === 0 ? null : tags({ optionIds: draw.shuffled(draw.some(open, 1, 3)).map(({ tag }) => tag) }),
  'option.cascading'({ draw }, open) {
    if (open.length === 0) return null
    const top = draw.pick(open)
    const below = top.children.filter((option) => !option.disabled)
    const child = below.length > 0 && draw.chance(0.7) ? { cascadingOptionId: draw.pick(below).tag } : {}
    return tags({ optionId: top.tag, ...child })
  },
  'single.user.select': (desk) => ({
    ...tags({ accountId: desk.one('people') }),
    filter: { enabled: desk.draw.chance(0.5), groups: desk.some('groups', 0, 2), roles: desk.some('roles', 0, 2) },
  }),
  'multi.user.select': (desk) => tags({ accountIds: desk.some('people', 1, 3) }),
  'grouppicker.single': (desk) => tags({ groupId: desk.one('groups') }),
  'grouppicker.multiple': (desk) => tags({ groupIds: desk.some('groups', 1, 3) }),
  url: ({ draw }) => plain({ url: `https://wiki.example/${draw.between(1, 99)}` }),
  project: (desk) =>
    desk.own('projects').length === 0 ? null : tags({ projectId: desk.draw.pick(desk.own('projects')) }),
  float: ({ draw }) => plain({ number: draw.pick([0, 1, -2.5, 1e9]) }),
  labels: ({ draw }) => plain({ labels: draw.some(['b', 'a', 'Ü'], 1, 3) }),
  textfield: ({ names }) => plain({ text: names.text(200) || 'text' }),
  textarea: ({ names }) => plain({ text: names.text(900) || 'text' }),
  readonly: ({ names }) => plain({ text: names.text(200) || 'text' }),
}
