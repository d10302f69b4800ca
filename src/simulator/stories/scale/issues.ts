/** The issues of a site of any size: which index an id or a key has, by arithmetic. */
import type { IssueSource } from '../../issues.ts'
import type { Site } from '../../site.ts'
import { groundOf, idAt, indexOf, STRIDE } from './ground.ts'
import { lastUpdate, makeIssue } from './issue.ts'
import { numbersBelow } from './tree.ts'

export function issueSource(site: Site, count: number): IssueSource {
  const ground = groundOf(site, count)
  const { yards, firstId } = ground
  for (const [place, { project }] of yards.entries())
    project.lastIssueNumber = Math.max(0, Math.ceil((count - place) / yards.length))
  const places = new Map(yards.map(({ project }, place) => [project.key, place]))
  const within = (index: number) => (Number.isInteger(index) && index >= 0 && index < count ? index : undefined)
  const indexOfId = (id: string) => (/^\d+$/.test(id) ? within((Number(id) - firstId) / STRIDE) : undefined)
  return {
    count,
    latest: lastUpdate(ground),
    indexesIn: (projects) => {
      const wanted = [...yards.keys()].filter((place) => projects.has(yards[place]?.project.id ?? ''))
      const rows = Array.from({ length: Math.ceil(count / yards.length) }, (_, row) => row * yards.length)
      return rows.flatMap((row) => wanted.map((place) => row + place)).filter((index) => index < count)
    },
    indexOfId,
    childrenOf: (id) => {
      const index = indexOfId(id)
      if (index === undefined) return []
      const number = Math.floor(index / yards.length) + 1
      const below = numbersBelow(number).map((child) => index + (child - number) * yards.length)
      return below.filter((child) => child < count).map((child) => idAt(ground, child))
    },
    indexOfKey: (key) => {
      const [, projectKey = '', number] = /^(.+)-([1-9]\d*)$/.exec(key) ?? []
      const place = places.get(projectKey)
      return place === undefined ? undefined : within(indexOf(ground, place, Number(number)))
    },
    make: (index) => makeIssue(ground, index),
  }
}
