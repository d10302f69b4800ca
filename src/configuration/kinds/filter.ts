/** Saved filters: their query, who owns them, who sees and who edits them. */
import { CANNOT, defineKind, type Reference } from '../kind.ts'
import { check, withheld } from './filter/check.ts'
import { byHand } from './filter/clicks.ts'
import { inside } from './filter/inside.ts'
import { readFilters } from './filter/read.ts'
import { type Filter, normalise } from './filter/value.ts'
import { createFilter, PATH, updateFilter } from './filter/write.ts'

const shares = (list: string): Reference[] => {
  const unit = `${list}[]`
  return [
    { at: `${unit}.project`, kind: 'project', loose: 'free', unit, missing: 'drop' },
    { at: `${unit}.role`, kind: 'project-role', unit },
    { at: `${unit}.group`, kind: 'group', unit, missing: 'drop' },
    { at: `${unit}.user`, kind: 'user', unit, missing: 'drop' },
  ]
}

export const filter = defineKind<Filter>({
  name: 'filter',
  label: 'Filter',
  plural: 'Filters',
  version: 1,
  references: [
    { at: 'owner', kind: 'user', missing: 'fallback' },
    ...shares('sharePermissions'),
    ...shares('editPermissions'),
  ],
  inside,
  nameOf: (value) => value.name,
  claims: ({ owner, name }) => [`${name.toLowerCase()} of ${owner ?? 'nobody'}`],
  normalise,
  check,
  withheld,
  underway: ['owner'],
  read: readFilters,
  create: createFilter,
  update: updateFilter,
  async remove(jira, id) {
    await jira.send('DELETE', `${PATH}/${id}`)
  },
  byHand,
  seenByRight: true,
  signal: { by: 'none', why: 'Jira keeps no stamp of a filter’s changes, and its list tells it whole.' },
  can: {
    cloud: {
      read: ['getFiltersPaginated', 'getFieldsPaginated'],
      create: ['createFilter'],
      update: ['updateFilter', 'changeFilterOwner', 'getCurrentUser'],
      delete: ['deleteFilter'],
      undo: true,
    },
    // One filter can be read by its id, but nothing tells which there are.
    dataCenter: CANNOT,
  },
  notCovered: {
    self: 'The address, made of the id.',
    viewUrl: 'The address, made of the id.',
    searchUrl: 'The address, made of the query.',
    expand: 'What more could be asked for.',
    favourite: 'Says something of the caller.',
    favouritedCount: 'Whose favourite it is concerns each person.',
    isWritable: 'Says something of the caller.',
    approximateLastUsed: 'A matter of use, not of configuration.',
    subscriptions: 'Who gets its results by mail concerns each person.',
    sharedUsers: 'Follows from whom it is shared with.',
    'sharePermissions.id': 'Jira gives each share a new id whenever they are written.',
    'editPermissions.id': 'Jira gives each share a new id whenever they are written.',
  },
})
