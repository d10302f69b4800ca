/** What a new token cannot do is named right by right; what it can do beyond is nobody's loss. */
import { expect, test } from 'vitest'
import { lostRights } from './lost-rights.ts'

const project = (asked: string) => ({ id: '1', key: asked, name: asked })
const rights = (asked: string, ...can: string[]) => ({ asked, project: project(asked), can, missing: [] })
const report = { projects: [rights('PAR', 'BROWSE_PROJECTS', 'EDIT_ISSUES'), rights('ROU', 'BROWSE_PROJECTS')] }
const now = (administrator: boolean, ...projects: ReturnType<typeof rights>[]) => ({ administrator, projects })

test('each right that is missing is named in its project; one that is new is no loss', () => {
  const same = now(
    true,
    rights('PAR', 'EDIT_ISSUES', 'BROWSE_PROJECTS', 'LINK_ISSUES'),
    rights('ROU', 'BROWSE_PROJECTS'),
  )
  expect(lostRights({ administrator: false }, report, same)).toEqual([])
  const less = now(false, rights('PAR', 'BROWSE_PROJECTS'), { ...rights('ROU'), project: null as never })
  expect(lostRights({ administrator: true }, report, less)).toEqual([
    'It is no Jira administrator’s.',
    'In PAR it lacks Edit issues.',
    'It sees no project ROU.',
  ])
})

test('what was not known of the one in use, or was not asked of the new one, is not held against it', () => {
  expect(lostRights({ administrator: false }, null, now(false))).toEqual([])
  expect(lostRights({ administrator: false }, report, now(false))).toEqual([])
})
