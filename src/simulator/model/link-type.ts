/** Issue link types: unique names; the links of a deleted one go with it. */
import { refuse } from '../http.ts'
import type { LinkType } from '../records.ts'
import type { Site } from '../site.ts'
import { isTaken } from './name.ts'

type LinkTypeInput = Omit<LinkType, 'id'>

export function createLinkType(site: Site, input: LinkTypeInput): LinkType {
  refuseTaken(site, input.name)
  const type: LinkType = { id: site.id(), ...input }
  site.tables.linkTypes.set(type.id, type)
  return type
}

export function updateLinkType(site: Site, type: LinkType, input: Partial<LinkTypeInput>): void {
  if (input.name !== undefined) refuseTaken(site, input.name, type.id)
  Object.assign(type, input)
}

export function removeLinkType(site: Site, type: LinkType): void {
  for (const [id, link] of site.tables.issueLinks) if (link.typeId === type.id) site.tables.issueLinks.delete(id)
  site.tables.linkTypes.delete(type.id)
}

/** A name in use answers 404 (operation createIssueLinkType). */
function refuseTaken(site: Site, name: string, exceptId?: string): void {
  if (isTaken(site.tables.linkTypes.values(), name, exceptId))
    throw refuse(404, `An issue link type with name '${name}' already exists.`)
}
