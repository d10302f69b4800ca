/** Draws filters: queries that name things of every table by id or by name, an owner, and whom they are shared with. */
import { Draw } from '../draw.ts'
import { Names } from '../names.ts'
import { Desk } from './desk.ts'
import type { Clause, Design, Filter, Share, Tag } from './types.ts'

/** Reading queries takes a parser's time: not every site has one. */
const SHARE_OF_SITES = 0.4

export function drawFilters(seed: number, design: Design): void {
  const draw = new Draw(seed * 17 + 11)
  const desk = new Desk(draw, new Names(draw, 1), design, '+')
  if (!draw.chance(SHARE_OF_SITES)) return
  for (let left = draw.between(1, 3); left > 0; left--) design.filters.push(drawFilter(desk))
}

export const drawFilter = (desk: Desk): Filter => ({
  ...desk.named('filters'),
  owner: desk.one('people'),
  query: drawQuery(desk),
  shares: drawShares(desk),
  editors: drawEditors(desk),
})

const TABLES = [
  'projects',
  'statuses',
  'issueTypes',
  'priorities',
  'resolutions',
  'people',
  'groups',
  'fields',
] as const

export function drawQuery(desk: Desk): Clause[] {
  const tables = desk.draw.shuffled(TABLES).slice(0, desk.draw.between(1, 4))
  return tables.flatMap((about): Clause[] => {
    const from = choosable(desk, about)
    if (from.length === 0) return []
    const most = about === 'groups' || about === 'fields' ? 1 : 3
    const things = desk.draw.some(from, 1, most)
    return [{ about, things, byName: drawsName(desk, about, things), not: desk.draw.chance(0.2) }]
  })
}

/** Jira searches no archived project, and no field without a searcher. */
function choosable(desk: Desk, about: Clause['about']): Tag[] {
  const { projects, fields } = desk.design
  if (about === 'projects') return projects.filter(({ archived }) => !archived).map(({ tag }) => tag)
  if (about === 'fields') return fields.filter(({ searcher }) => searcher !== null).map(({ tag }) => tag)
  return desk.all(about)
}

/** Queries know people by their ids alone and groups by their names; a name that is a number or no other's alone would mean something else. */
function drawsName(desk: Desk, about: Clause['about'], things: readonly Tag[]): boolean {
  if (about === 'people' || about === 'groups') return about === 'groups'
  const names = desk.design[about].map(({ name }) => name.toLowerCase())
  const isPlain = (tag: Tag) => {
    const name = desk.design[about].find((one) => one.tag === tag)?.name.toLowerCase()
    return name === undefined || (!/^\d*$/.test(name) && names.filter((one) => one === name).length === 1)
  }
  return things.every(isPlain) && desk.draw.chance(0.5)
}

/** With everybody, or with some. */
export const drawShares = (desk: Desk): Share[] =>
  desk.draw.chance(0.2) ? [{ with: 'loggedin', holder: null }] : drawEditors(desk)

export function drawEditors(desk: Desk): Share[] {
  const projects = choosable(desk, 'projects')
  const inProjects = desk.draw.some(projects, 0, 2).map((holder): Share => {
    const role = desk.draw.chance(0.5) ? { role: desk.one('roles') } : {}
    return { with: 'projects', holder, ...role }
  })
  return [
    ...desk.some('people', 0, 2).map((holder): Share => ({ with: 'people', holder })),
    ...desk.some('groups', 0, 2).map((holder): Share => ({ with: 'groups', holder })),
    ...inProjects,
  ]
}
