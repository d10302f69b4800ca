/** Laws: a workflow has one beginning, all its statuses can be reached from it, and Jira's own check finds nothing wrong. */
import { describe, expect, test } from 'vitest'
import { reachable } from '../../base/index.ts'
import { existing } from '../model/rows.ts'
import { sketchFindings } from '../model/workflow-check.ts'
import { built, EVERY } from './built.ts'

describe.each(EVERY)('%s on %s', (story, kind) => {
  const site = built(story, kind)

  test.each([...site.tables.workflows.values()])('$name', (workflow) => {
    const { statuses, transitions } = workflow
    const inputs = statuses.map(({ statusId }) => {
      const { name, category, description } = existing(site.tables.statuses, statusId, 'no such status')
      return { reference: statusId, id: statusId, name, category, description }
    })
    expect(sketchFindings(site, workflow, inputs)).toEqual([])
    expect(transitions.filter(({ type }) => type === 'INITIAL')).toHaveLength(1)
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
