/** Draws people, groups, roles, statuses, issue types and their schemes, priorities and resolutions. */
import type { Desk } from './desk.ts'
import type { IssueType, IssueTypeScheme, Named, Person, Priority, Role, Status } from './types.ts'

export const drawPerson = (desk: Desk): Person => {
  const tag = desk.tag('people')
  return {
    tag,
    name: desk.names.next('people'),
    email: `${tag.replace('+', '-').replace('~', '-other-')}@acme.example`,
  }
}
export const drawGroup = (desk: Desk) => ({ tag: desk.tag('groups'), name: desk.names.next('groups') })

export const drawRole = (desk: Desk): Role => ({
  ...desk.named('roles', 255),
  users: desk.some('people', 0, 2),
  groups: desk.some('groups', 0, 2),
})

export const drawStatus = (desk: Desk): Status => ({
  ...desk.named('statuses', 255),
  category: desk.draw.pick(['TODO', 'IN_PROGRESS', 'DONE']),
})

export const drawIssueType = (desk: Desk): IssueType => ({
  ...desk.named('issueTypes'),
  hierarchyLevel: desk.draw.chance(0.3) ? -1 : 0,
})

export const ICONS = ['blocker', 'critical', 'high', 'low', 'major', 'minor', 'trivial']
const COLOURS = ['#ff0000', '#00AA11', '#abc', '#123456', '#F0F']

export const drawPriority = (desk: Desk): Priority => ({
  ...desk.named('priorities'),
  statusColor: desk.draw.pick(COLOURS),
  icon: desk.draw.chance(0.8) ? desk.draw.pick(ICONS) : 'https://pictures.example/own.png',
})

export const drawResolution = (desk: Desk): Named => desk.named('resolutions')

/** At least one standard type; a sub-task is no default. */
export function drawIssueTypeScheme(desk: Desk): IssueTypeScheme {
  const types = desk.draw.shuffled([...new Set([standardType(desk), ...desk.some('issueTypes', 0, 4)])])
  const standard = types.filter((tag) => isStandard(desk, tag))
  const chosen = desk.draw.chance(0.7) ? desk.draw.pick(standard) : null
  return { ...desk.named('issueTypeSchemes', 255), types, default: chosen }
}

export function standardType(desk: Desk): string {
  return desk.draw.pick(desk.all('issueTypes').filter((tag) => isStandard(desk, tag)))
}

export function isStandard(desk: Desk, tag: string): boolean {
  if (tag.startsWith('issueTypes=')) return tag !== 'issueTypes=Subtask'
  return desk.design.issueTypes.find((one) => one.tag === tag)?.hierarchyLevel === 0
}
