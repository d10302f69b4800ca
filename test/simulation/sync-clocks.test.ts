/** Whatever Jira's clock says, what is recorded here happened by ours. */
import { expect, test } from 'vitest'
import { integrate, settle } from './sync.ts'
import { People } from './sync-people.ts'
import { SyncWorld } from './sync-world.ts'

const MINUTE = 60_000

test.each([18, -18])(
  'Jira’s clock is %i minutes ahead: nothing here was recorded in the future, or long ago',
  async (minutes) => {
    await using of = await SyncWorld.open({ seed: 1, kind: 'cloud', projects: ['PAR'] })
    const { db } = of.database
    of.site.skew = minutes * MINUTE
    await integrate(of)
    await settle(of, 2)
    const people = new People(of)
    const began = of.world.now()
    for (const field of ['name', 'due', 'labels', 'stage'] as const) {
      for (const epic of people.epics().slice(0, 3)) people.editJira(epic, field, 'admin')
      await people.editHere()
      await settle(of, 1)
    }
    const now = of.world.now()
    const times = async (
      table: 'step' | 'step_entry' | 'item_change' | 'conflict',
      column: 'at' | 'created_at' | 'ended_at',
    ) => {
      const rows = await db
        .selectFrom(table as 'step')
        .select(column as 'created_at')
        .execute()
      return rows.map((row) => ((row as Record<string, Date | null>)[column] ?? new Date(now)).getTime())
    }
    const all = {
      made: await times('step', 'created_at'),
      ended: await times('step', 'ended_at'),
      told: await times('step_entry', 'at'),
      said: await times('item_change', 'at'),
      conflicts: await times('conflict', 'at'),
    }
    expect(all.said.filter((at) => at >= began - MINUTE).length).toBeGreaterThan(3)
    for (const [what, at] of Object.entries(all))
      expect({ what, late: at.filter((one) => one > now) }).toEqual({ what, late: [] })
    const last = await db.selectFrom('item_change').select(['at', 'who']).orderBy('id', 'desc').limit(8).execute()
    for (const { at } of last) expect(at.getTime()).toBeGreaterThanOrEqual(began - MINUTE)
  },
)

test.each([18, -18])(
  'Jira’s clock is %i minutes ahead and its index late: what people change is found in every project all the same',
  async (minutes) => {
    await using of = await SyncWorld.open({ seed: 1, kind: 'cloud', projects: ['PAR', 'ROU'] })
    of.site.skew = minutes * MINUTE
    of.site.indexLag = { from: 4 * MINUTE, to: 5 * MINUTE }
    await integrate(of)
    await settle(of, 1)
    const people = new People(of)
    const issues = await of.database.db.selectFrom('issue').select(['issue_id', 'project_id']).execute()
    const inProject = new Map(issues.map(({ issue_id, project_id }) => [project_id, issue_id]))
    expect(inProject.size).toBe(2)
    for (const issue of inProject.values()) people.editJira(issue, 'name', 'admin')
    await settle(of, 4)
    const known = await of.database.db.selectFrom('issue').select(['issue_id', 'summary']).execute()
    for (const issue of inProject.values())
      expect(known.find(({ issue_id }) => issue_id === issue)?.summary).toBe(of.site.issues.get(issue)?.summary)
  },
)
