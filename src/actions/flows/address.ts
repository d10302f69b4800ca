/** What a person typed becomes a site's address, by the operator's rules of where we may go. */
import { Fault } from '../../base/index.ts'
import type { Settings } from '../../host/index.ts'
import { type SiteAddress, siteAddress } from '../../jira/index.ts'

export function addressOf(typed: string, { allowOrigins }: Settings): SiteAddress {
  const result = siteAddress(typed, { httpAllowed: (origin) => allowOrigins.includes(origin) })
  if ('address' in result) return result.address
  const { says, remedy } = result.problem
  const unlessHttp = siteAddress(typed, { httpAllowed: () => true })
  const line =
    'address' in unlessHttp
      ? `The operator's line is FAIRLEAD_ALLOW_ORIGINS="${[...allowOrigins, unlessHttp.address.origin].join(' ')}".`
      : undefined
  const advice = [remedy, line].filter((one) => one !== undefined)
  throw new Fault('input.invalid', says, {
    about: 'url',
    ...(advice.length === 0 ? {} : { remedy: advice.join(' ') }),
  })
}
