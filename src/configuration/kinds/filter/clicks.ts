/** The clicks that make a filter on Data Center, which tells nobody which filters there are. */
import type { Verb } from '../../../plan/index.ts'
import { readable } from '../../jql/template.ts'
import { called, enter } from '../clicks.ts'
import type { Filter, Share } from './value.ts'

export function byHand(verb: Verb, after: Filter | null, before: Filter | null): string[] {
  const search = 'Open Issues → Search for issues, and choose Advanced.'
  if (verb === 'delete' || after === null)
    return ['Open Issues → Manage filters.', `Choose Delete beside “${before?.name}” and confirm.`]
  return [
    search,
    enter(['Query', queryText(after.jql)]),
    'Choose Save as.',
    enter(['Filter name', after.name]),
    'Choose Details → Edit permissions.',
    ...(after.description === '' ? [] : [enter(['Description', after.description])]),
    ...after.sharePermissions.map((share) => `Add viewers: ${shareText(share)}`),
    ...after.editPermissions.map((share) => `Add editors: ${shareText(share)}`),
    ...(after.owner === null ? [] : [`Change the owner to ${called(after.owner)}.`]),
  ]
}

/** By its name: no id of the other site means anything there. */
const queryText = (jql: string): string => readable(jql).replace(/cf\[(.+?) \(\w+\)\]/g, '"$1"')

function shareText({ type, ...held }: Share): string {
  const named = [held.project, held.role, held.group, held.user].flatMap((key) =>
    key === undefined ? [] : [called(key)],
  )
  return named.length === 0 ? type : `${type} ${named.join(', ')}`
}
