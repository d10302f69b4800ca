/** Which Jira accounts a deployment reads and writes as, and with whose token: proven when it was last begun or gone on with. */
import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import type { IdentitiesView, IdentityView } from '../../../actions/index.ts'

const WHOSE: Readonly<Record<IdentityView['whose'], string>> = {
  own: 'own token',
  service: 'service connection',
  environment: 'token of the environment',
}

export function Identities({ identities: { source, target } }: { readonly identities: IdentitiesView }): ReactNode {
  return (
    <Tooltip label="Proven on both sites when it was last begun or gone on with.">
      <span>
        {source && `reads ${source.site} as ${textOf(source)}, `}writes {target.site} as {textOf(target)}
      </span>
    </Tooltip>
  )
}

const textOf = ({ account, email, whose }: IdentityView): string =>
  `${email === null ? account : `${account} (${email})`}, ${WHOSE[whose]}`
