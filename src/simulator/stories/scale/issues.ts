/** The issues of a site of any size: which index an id or a key has, by arithmetic. */
import type { IssueSource } from '../../issues.ts'
import type { Site } from '../../site.ts'
import { groundOf, indexOf, STRIDE } from './ground.ts'
import { makeIssue } from './issue.ts'

export function issueSource(site: Site, count: number): IssueSource {
  const ground = groundOf(site, count)
  const { yards, firstId } = ground
  for (const [place, { project }] of yards.entries())
    project.lastIssueNumber = Math.max(0, Math.ceil((count - place) / yards.length))
  const places = new Map(yards.map(({ project }, place) => [project.key, place]))
  const within = (index: number) => (Number.isInteger(index) && index >= 0 && index < count ? index : undefined)
  return {
    count,
    indexOfId: (id) => (/^\d+$/.test(id) ? within((Number(id) - firstId) / STRIDE) : undefined),
    indexOfKey: (key) => {
      const [, projectKey = '', number] = /^(.+)-([1-9]\d*)$/.exec(key) ?? []
      const place = places.get(projectKey)
      return place === undefined ? undefined : within(indexOf(ground, place, Number(number)))
    },
    make: (index) => makeIssue(ground, index),
  }
}
