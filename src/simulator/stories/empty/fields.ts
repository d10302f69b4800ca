/** Custom fields that Jira Software brings by itself, and the fields of a new site's screens. */
import type { SiteKind } from '../../site.ts'
import type { FieldInput } from '../build/fields.ts'

const SPRINT: FieldInput = {
  name: 'Sprint',
  description: 'Jira Software sprint field',
  type: 'gh-sprint',
  locked: true,
}
const RANK: FieldInput = {
  name: 'Rank',
  description: 'Global rank field for Jira Software use only.',
  type: 'gh-lexo-rank',
  locked: true,
}
const STORY_POINTS: FieldInput = {
  name: 'Story Points',
  description: 'Measurement of complexity and/or size of a requirement.',
  type: 'float',
  contexts: [{ issueTypes: ['Story', 'Epic'] }],
}
const FLAGGED: FieldInput = {
  name: 'Flagged',
  description: 'Allows to flag issues with impediments.',
  type: 'multicheckboxes',
  locked: true,
  contexts: [{ options: ['Impediment'] }],
}

export const SOFTWARE_FIELDS: Readonly<Record<SiteKind, readonly FieldInput[]>> = {
  cloud: [
    SPRINT,
    RANK,
    {
      name: 'Story point estimate',
      description: 'Measurement of complexity and/or size of a requirement.',
      type: 'jsw-story-points',
      locked: true,
    },
    STORY_POINTS,
    FLAGGED,
  ],
  dataCenter: [
    SPRINT,
    RANK,
    {
      name: 'Epic Name',
      description: 'Provide a short name to identify this epic.',
      type: 'gh-epic-label',
      locked: true,
      contexts: [{ issueTypes: ['Epic'] }],
    },
    {
      name: 'Epic Link',
      description: 'Choose an epic to assign this issue to.',
      type: 'gh-epic-link',
      locked: true,
    },
    STORY_POINTS,
    FLAGGED,
  ],
}
