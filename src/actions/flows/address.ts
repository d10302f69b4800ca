/** What a person typed becomes a site's address, by the operator's rules of where we may go. */
import { Fault } from '../../base/index.ts'
import type { Settings } from '../../host/index.ts'
import { type SiteAddress, siteAddress } from '../../jira/index.ts'

export function addressOf(typed: string, settings: Settings): SiteAddress {
  const result = siteAddress(typed, { httpAllowed: (origin) => settings.allowOrigins.includes(origin) })
  if ('address' in result) return result.address
  throw new Fault('input.invalid', result.problem.says, {
    about: 'url',
    ...(result.problem.remedy === undefined ? {} : { remedy: result.problem.remedy }),
  })
}
