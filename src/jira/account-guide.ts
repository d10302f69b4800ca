/** How to set up a service account that has no mailbox, and its credential: Atlassian's own sort, on Cloud and on Data Center. */
import { type AccountMethod, LOGIN_METHODS } from './credential.ts'
import type { Guide, GuideStep } from './setup-guide.ts'

/** What is the same for every guide, from the one that has it. */
interface Shared {
  readonly name: string
  readonly needs: string
  readonly scopes: readonly string[]
  readonly why: readonly string[]
  readonly tested: readonly string[]
  readonly after: readonly string[]
}

const ADMINISTRATION = { label: 'Atlassian Administration', href: 'https://admin.atlassian.com' }

export function accountGuide(method: AccountMethod, base: string, shared: Shared): Guide {
  const cloud = LOGIN_METHODS[method].deployment === 'cloud'
  const { label } = LOGIN_METHODS[method]
  return {
    title: `Connect a ${cloud ? 'Jira Cloud' : 'Jira Data Center'} site: ${label}`,
    intro: shared.why,
    steps: [
      cloud ? onCloud(shared) : onDataCenter(base, shared),
      {
        title: 'Give it its projects, and nothing else',
        text: [shared.needs, 'Add it to a role of those projects, and to no group of administrators.'],
        link: { label: 'Permission schemes', href: `${base}/secure/admin/ViewPermissionSchemes.jspa` },
      },
      ...(cloud ? [credentialOnCloud(method, shared)] : []),
      {
        title: 'Copy it at once',
        text: [
          `${method === 'service-account-token' ? 'The token is' : 'Client ID and client secret are'} shown only this once. If it is lost, make another and delete that one.`,
        ],
      },
      {
        title: 'Paste it and test',
        text: [
          `In Fairlead choose "${label}"${method === 'service-account-token' ? ' and paste the token' : ', give the client ID, and paste the client secret as the token'}; the address is ${base}. No e-mail address is needed.`,
          ...shared.tested,
        ],
      },
    ],
    after: [...shared.after, ...(method === 'service-account-token' ? [] : [HOURLY])],
  }
}

const HOURLY =
  'Only the client secret is stored. For its work Fairlead buys access tokens with it, each good for about an hour, and keeps them in memory.'

const onCloud = ({ name }: Shared): GuideStep => ({
  title: 'Create the service account',
  text: [
    `As an organisation administrator choose Directory → Service accounts → Create, and name it so that everybody sees what it is: "${name}".`,
    'It has no mailbox and no password, so nobody can take it over by either.',
  ],
  link: ADMINISTRATION,
})

const onDataCenter = (base: string, { name }: Shared): GuideStep => ({
  title: 'Create the service account',
  text: [
    `As an administrator open Service accounts in the administration of Jira (newer versions of Data Center have it), create one, and name it so that everybody sees what it is: "${name}".`,
    'Allow it the scope WRITE, and only the projects it shall work in. Client ID and client secret are made with it.',
  ],
  link: { label: 'Administration', href: `${base}/secure/admin/` },
})

const credentialOnCloud = (method: AccountMethod, { scopes }: Shared): GuideStep => ({
  title: method === 'oauth-client' ? 'Create the client' : 'Create the token',
  text: [
    `Open the service account, choose "Create credentials", then ${method === 'oauth-client' ? 'OAuth 2.0' : 'API token'}.`,
    `Choose Jira's scopes ${scopes.join(', ')}.`,
  ],
  link: ADMINISTRATION,
})
