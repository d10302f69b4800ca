/** Draws screens with tabs, screen schemes and issue type screen schemes. */
import type { Desk } from './desk.ts'
import type { Mapped, Screen, ScreenScheme, Tab, Tag } from './types.ts'

export const drawScreen = (desk: Desk): Screen => ({ ...desk.named('screens', 255), tabs: drawTabs(desk) })

/** A field stands once on a screen. */
export function drawTabs(desk: Desk): Tab[] {
  const fields = desk.draw.shuffled(desk.some('fields', 0, 9))
  return Array.from({ length: desk.draw.between(1, 3) }, () => ({
    name: desk.names.next('tabs'),
    fields: fields.splice(0, desk.draw.between(0, 5)),
  }))
}

export function drawScreenScheme(desk: Desk): ScreenScheme {
  const { draw } = desk
  return {
    ...desk.named('screenSchemes', 255),
    screens: {
      default: desk.one('screens'),
      ...(draw.chance(0.4) ? { create: desk.one('screens') } : {}),
      ...(draw.chance(0.4) ? { edit: desk.one('screens') } : {}),
      ...(draw.chance(0.4) ? { view: desk.one('screens') } : {}),
    },
  }
}

export const drawIssueTypeScreenScheme = (desk: Desk): Mapped =>
  drawMapped(desk, 'issueTypeScreenSchemes', 'screenSchemes')

export const drawWorkflowScheme = (desk: Desk): Mapped => drawMapped(desk, 'workflowSchemes', 'workflows')

function drawMapped(
  desk: Desk,
  table: 'issueTypeScreenSchemes' | 'workflowSchemes',
  to: 'screenSchemes' | 'workflows',
): Mapped {
  return { ...desk.named(table, 255), default: desk.one(to), mappings: drawMappings(desk, to) }
}

export const drawMappings = (desk: Desk, to: 'screenSchemes' | 'workflows'): Record<Tag, Tag> =>
  Object.fromEntries(desk.some('issueTypes', 0, 3).map((type) => [type, desk.one(to)]))
