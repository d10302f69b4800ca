/** What a filter is in words: its query with references marked, who owns it, who sees and who edits it. */
import { canonical } from '../../../base/index.ts'

/** One of the references is set, as the type says, a role together with its project. */
export type Share = { type: string; project?: string; role?: string; group?: string; user?: string }
export type Filter = {
  name: string
  description: string
  /** A template (jql/template.ts). */
  jql: string
  /** Atlassian's parser does not understand the query. */
  unread?: true
  owner: string | null
  sharePermissions: Share[]
  editPermissions: Share[]
}

export function normalise(filter: Filter): Filter {
  const [sharePermissions, editPermissions] = [asSet(filter.sharePermissions), asSet(filter.editPermissions)]
  const isSame = sharePermissions === filter.sharePermissions && editPermissions === filter.editPermissions
  return isSame ? filter : { ...filter, sharePermissions, editPermissions }
}

export function asSet(shares: Share[]): Share[] {
  if (shares.length < 2) return shares
  const byText = new Map(shares.map((share) => [canonical(share), share]))
  return [...byText.keys()].sort().map((text) => byText.get(text) as Share)
}
