/** What a site cannot do because nobody has paid for it. */
import { refuse } from '../http.ts'
import type { Site } from '../site.ts'

/** "Permission schemes cannot be updated on free plans" (operations updatePermissionScheme, updateProject). */
export function refuseOnFree(site: Site): void {
  if (site.kind === 'cloud' && site.plan === 'FREE')
    throw refuse(403, 'Permission schemes cannot be changed on free plans.')
}

/** Project types that the site has a licence for. */
export const isAccessible = (type: string): boolean => type === 'software' || type === 'business'
