/** Laws: a workflow has one beginning, all its statuses can be reached, and its transitions have ids and names of their own. */
import { describe, expect, test } from 'vitest'
import { reachable } from '../../base/index.ts'
import { built, EVERY } from './built.ts'

describe.each(EVERY)('%s on %s', (story, kind) => {
  const workflows = [...built(story, kind).tables.workflows.values()]

  test.each(workflows)('$name', ({ statuses, transitions }) => {
    expect(transitions.filter(({ type }) => type === 'INITIAL')).toHaveLength(1)
    expect(new Set(transitions.map(({ id }) => id)).size).toBe(transitions.length)
    const starts = transitions.filter(({ type }) => type !== 'DIRECTED').map(({ toStatusId }) => toStatusId)
    const reached = reachable(starts, (from) =>
      transitions
        .filter(({ links }) => links.some((link) => link.fromStatusId === from))
        .map(({ toStatusId }) => toStatusId),
    )
    expect(statuses.filter(({ statusId }) => !reached.has(statusId))).toEqual([])
    for (const { type, links } of transitions) expect(links.length > 0).toBe(type === 'DIRECTED')
  })
})
