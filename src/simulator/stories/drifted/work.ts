/** Words for work: statuses, types, priorities, resolutions, links, categories. */
import { idOf, named } from '../build/named.ts'
import { issueType, resolution, status } from '../build/work.ts'
import { type Drift, described, renamed, reorder } from './changes.ts'

export const WORK_DRIFTS: readonly Drift[] = [
  renamed('statuses', 'Ready for Release', 'Release Candidate'),
  described('statuses', 'Triage', 'The duty developer looks at it before noon'),
  [
    '‘Waiting for Customer’ was deleted, nothing used it',
    ({ tables }) => void tables.statuses.delete(idOf(tables.statuses, 'Waiting for Customer')),
  ],
  [
    '‘In Acceptance’ was added',
    (site) => void status(site, 'In Acceptance', 'IN_PROGRESS', 'The product owner tries it'),
  ],
  renamed('issueTypes', 'Spike', 'Question'),
  [
    '‘Risk’ became a type of its own',
    (site) => {
      const risk = issueType(site, 'Risk', 0, 'Something that may go wrong')
      named(site.tables.issueTypeSchemes, 'Operations Issue Type Scheme').issueTypeIds.push(risk.id)
    },
  ],
  renamed('priorities', 'Trivial', 'Cosmetic'),
  [
    '‘High’ stands above Highest since somebody moved it',
    ({ tables }) => reorder(tables.priorities, ['Blocker', 'High', 'Highest']),
  ],
  [
    '‘Low’ is what an issue gets when nobody says otherwise',
    ({ tables }) => {
      for (const one of tables.priorities.values()) one.isDefault = one.name === 'Low'
    },
  ],
  described('resolutions', 'Deferred', 'Not this year.'),
  ['‘Known Error’ was added', (site) => void resolution(site, 'Known Error', 'We know, and live with it.')],
  [
    '‘Delivers’ reads differently from the other side',
    ({ tables }) => {
      named(tables.linkTypes, 'Delivers').inward = 'comes with'
    },
  ],
  renamed('projectCategories', 'Platform', 'Foundations'),
]
