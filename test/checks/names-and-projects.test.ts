/** Checks of names, keys, people and projects: each raised where it must be, and proven needed. */
import { describe, expect, test } from 'vitest'
import { KINDS } from '../../src/configuration/index.ts'
import { simulate } from '../simulation/sites.ts'
import { NAMES_AND_PROJECTS } from './names-and-projects.ts'
import { judge } from './scenario.ts'

describe('names and projects', () => {
  for (const scenario of NAMES_AND_PROJECTS) judge(scenario)

  // Where the account that reads is nobody whom the target lists, no stand-in takes the place of a missing lead.
  test('project-lead: without one Jira refuses the project', async () => {
    const project = KINDS.find(({ name }) => name === 'project')
    const value = { key: 'OPS', name: 'Operations', description: '', url: '', lead: null, assigneeType: 'UNASSIGNED' }
    const whole = { ...value, projectTypeKey: 'software', actors: [] }
    expect(project?.check?.(whole, undefined, whole).map(({ code }) => code)).toEqual(['project-lead'])
    const sites = simulate([{ name: 'production', kind: 'cloud', story: 'empty' }])
    await expect(project?.create?.(sites.client('production'), whole)).rejects.toMatchObject({ code: 'jira.refused' })
  })
})
