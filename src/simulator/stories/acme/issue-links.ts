/** Links between Acme's issues, some across projects. Both issues remember them. */
import type { Issue, LinkType } from '../../records.ts'
import type { Site } from '../../site.ts'
import { between, chance, pick, weighted } from '../build/dice.ts'
import { tell, touch } from '../build/life.ts'
import { named } from '../build/named.ts'

const COUNT = 90
const TYPES = [
  ['Blocks', 5],
  ['Relates', 4],
  ['Duplicate', 1],
  ['Causes', 2],
  ['Delivers', 2],
] as const

export function links(site: Site): void {
  const all = [...site.issues.written()]
  const made = new Set<string>()
  while (made.size < COUNT) {
    const from = pick(site, all)
    const near = chance(site, 0.7) ? all.filter(({ projectId }) => projectId === from.projectId) : all
    const to = pick(site, near)
    const pair = [from.id, to.id].sort().join()
    if (from === to || from.parentId === to.id || to.parentId === from.id || made.has(pair)) continue
    made.add(pair)
    link(site, named(site.tables.linkTypes, weighted(site, TYPES)), from, to)
  }
}

/** `from` blocks, causes, delivers `to`. Both tell of it; only `from` counts as updated. */
function link(site: Site, type: LinkType, from: Issue, to: Issue): void {
  const id = site.id()
  site.tables.issueLinks.set(id, { id, typeId: type.id, inwardId: from.id, outwardId: to.id })
  const begin = Math.max(from.created, to.created)
  const at = begin + Math.floor((site.now() - begin) * (between(site, 5, 95) / 100))
  const author = String((from.values.reporter as { user: string }).user)
  for (const [issue, words, other] of [
    [from, type.outward, to],
    [to, type.inward, from],
  ] as const)
    tell(issue, {
      id: site.id(),
      at,
      author,
      items: [
        {
          field: 'Link',
          fieldtype: 'jira',
          fieldId: 'issuelinks',
          from: null,
          fromText: null,
          to: other.key,
          toText: `This issue ${words} ${other.key}`,
        },
      ],
    })
  touch(from, at)
}
