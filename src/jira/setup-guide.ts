/** How to set up the account and the token that Fairlead works with: one source for the web app and for docs/guide. */
import { accountGuide } from './account-guide.ts'
import { type Deployment, isAccounts, type LoginMethodName } from './credential.ts'

export type GuidePurpose = 'service' | 'authorization'

export interface GuideStep {
  readonly title: string
  readonly text: readonly string[]
  /** Built from the customer's own address wherever the page is on their site. */
  readonly link?: { readonly label: string; readonly href: string }
}

export interface Guide {
  readonly title: string
  readonly intro: readonly string[]
  readonly steps: readonly GuideStep[]
  /** What is seen when all of it is done. */
  readonly after: readonly string[]
}

export const SERVICE_ACCOUNT_NAME = 'Fairlead service account'

/** What a scoped token of Jira Cloud needs; a classic one has no scopes to choose. */
export const SCOPES: Readonly<Record<GuidePurpose, readonly string[]>> = {
  service: ['read:jira-work', 'write:jira-work', 'read:jira-user'],
  authorization: [
    'read:jira-work',
    'write:jira-work',
    'read:jira-user',
    'manage:jira-project',
    'manage:jira-configuration',
  ],
}

const TOKENS_ON_CLOUD = 'https://id.atlassian.com/manage-profile/security/api-tokens'
const ADMINISTRATION_ON_CLOUD = 'https://admin.atlassian.com'

/** `base`: where the site is, such as `https://acme.atlassian.net` or `https://jira.acme.example/jira`. */
export function setupGuide(
  deployment: Deployment,
  purpose: GuidePurpose,
  base: string,
  method: LoginMethodName | null = null,
): Guide {
  if (purpose === 'authorization') return authorization(deployment, base, method)
  if (method !== null && isAccounts(method)) return accountGuide(method, base, SHARED)
  return deployment === 'cloud' ? serviceOnCloud(base, method) : serviceOnDataCenter(base)
}

/** How a user makes a token on Cloud: of the sort that was chosen, or of either. */
function tokenOnCloud(purpose: GuidePurpose, method: LoginMethodName | null): string[] {
  const withScopes = `Choose "Create API token with scopes", then Jira, then ${SCOPES[purpose].join(', ')}.`
  if (method === 'scoped-api-token') return [withScopes]
  if (method === 'api-token') return ['Choose "Create API token". It may do whatever its account may.']
  return [
    withScopes,
    'Where you choose "Create API token", without scopes, say so in Fairlead: the two cannot be told apart by their look, and each works at an address of its own.',
  ]
}

const WHY_SERVICE = [
  'Fairlead reads and writes Jira as an account of its own, so that everybody sees what it changed, and so that nothing stops when a person leaves.',
  'Nothing is installed in Jira. The token is stored encrypted on your own machine and is never shown again.',
]

const NEEDS =
  'It needs Browse projects, Create issues, Edit issues and Transition issues in each project in scope. Assign issues, Schedule issues and Link issues let it keep assignees, due dates and links aligned as well.'

function serviceOnCloud(base: string, method: LoginMethodName | null): Guide {
  return {
    title: 'Connect a Jira Cloud site',
    intro: WHY_SERVICE,
    steps: [
      {
        title: 'Create the account',
        text: [
          `As an organisation administrator, invite a new user and name it so that everybody sees what it is: "${SERVICE_ACCOUNT_NAME}".`,
          'Use a mailbox of your own organisation. Never one of a vendor: whoever reads the mailbox can take over the account.',
          'Where your organisation uses Atlassian service accounts, choose one of those in the form: it has a guide of its own.',
        ],
        link: { label: 'Atlassian Administration', href: ADMINISTRATION_ON_CLOUD },
      },
      {
        title: 'Give it its projects, and nothing else',
        text: [
          NEEDS,
          'Add it to a role of those projects that has these permissions. Leave it out of every group of administrators: the check at the end says which right is too many.',
        ],
        link: { label: 'Permission schemes', href: `${base}/secure/admin/ViewPermissionSchemes.jspa` },
      },
      {
        title: 'Log in as this account',
        text: [
          'Use a private browser window, so that you do not make the token for your own account. Then open Account settings → Security → API tokens.',
        ],
        link: { label: 'API tokens of the account', href: TOKENS_ON_CLOUD },
      },
      {
        title: 'Create the token',
        text: [
          ...tokenOnCloud('service', method),
          'Set an expiry of at most a year, and type the same date into Fairlead: the token itself does not tell, and Fairlead reminds you in time.',
        ],
        link: { label: 'Create an API token', href: TOKENS_ON_CLOUD },
      },
      COPY,
      {
        title: 'Paste it and test',
        text: [
          `Paste the token into Fairlead with the account's e-mail address and ${base}, then choose "Test connection".`,
          ...TESTED,
        ],
      },
    ],
    after: CONNECTED,
  }
}

function serviceOnDataCenter(base: string): Guide {
  return {
    title: 'Connect a Jira Data Center site',
    intro: [...WHY_SERVICE, 'Personal access tokens need Jira 8.14 or newer.'],
    steps: [
      {
        title: 'Create the account',
        text: [
          'Log in as an administrator. Choose ⚙ → User management → Users → Create user.',
          `Name it so that everybody sees what it is: "${SERVICE_ACCOUNT_NAME}". Use a mailbox of your own organisation, never one of a vendor, and a strong password that you keep; Fairlead never asks for it.`,
        ],
        link: { label: 'Users', href: `${base}/secure/admin/user/UserBrowser.jspa` },
      },
      {
        title: 'Give it its projects, and nothing else',
        text: [
          NEEDS,
          'A personal access token can do whatever its account can: only the permission schemes narrow it. Leave the account out of every group of administrators.',
        ],
        link: { label: 'Permission schemes', href: `${base}/secure/admin/ViewPermissionSchemes.jspa` },
      },
      {
        title: 'Log in as this account',
        text: ['Use a private browser window. Choose the profile picture → Profile → Personal Access Tokens.'],
        link: { label: 'Personal Access Tokens', href: tokensOnDataCenter(base) },
      },
      {
        title: 'Create the token',
        text: [
          'Choose "Create token" and give it a name. Set an expiry and type the same date into Fairlead, which reminds you in time.',
          '"Does not expire" is an answer too; then replace the token at least once a year by hand.',
        ],
        link: { label: 'Create a personal access token', href: tokensOnDataCenter(base) },
      },
      COPY,
      {
        title: 'Paste it and test',
        text: [`Paste the token into Fairlead with ${base}, then choose "Test connection".`, ...TESTED],
      },
    ],
    after: CONNECTED,
  }
}

const COPY: GuideStep = {
  title: 'Copy it at once',
  text: ['Jira shows the token only this once. If it is lost, delete it there and create another.'],
}

const TESTED = [
  'The test answers line by line: whether the site is reached, whether it is Jira, whose token it is, what it may do in each project, what it may do beyond its work, and its time zone. Each line that fails says what to do.',
]

const CONNECTED = [
  'The connection is stored with the name of the account, the projects it reads and writes, and the date on which its token expires.',
]

const SHARED = {
  ...{ name: SERVICE_ACCOUNT_NAME, needs: NEEDS, scopes: SCOPES.service, why: WHY_SERVICE },
  ...{ tested: TESTED, after: CONNECTED },
}

function authorization(deployment: Deployment, base: string, method: LoginMethodName | null): Guide {
  const cloud = deployment === 'cloud'
  const make: GuideStep = cloud
    ? {
        title: 'Create a token of your own',
        text: [
          'Open Account settings → Security → API tokens.',
          ...tokenOnCloud('authorization', method),
          'Set the expiry that your organisation asks for.',
        ],
        link: { label: 'API tokens of your account', href: TOKENS_ON_CLOUD },
      }
    : {
        title: 'Create a token of your own',
        text: [
          'Choose your profile picture → Profile → Personal Access Tokens → Create token, with the expiry your organisation asks for. Data Center needs one token for each site.',
        ],
        link: { label: 'Your Personal Access Tokens', href: tokensOnDataCenter(base) },
      }
  return {
    title: cloud
      ? 'Your API token for Jira deployments: Jira Cloud'
      : 'Your API token for Jira deployments: Data Center',
    intro: [
      'Deployments that you start act in Jira as you, with your own rights, and Jira records your name. For that they need a token of your own.',
      'It works with two-step verification and with single sign-on. No user name or password is ever asked for or stored, and nobody else can use your token.',
    ],
    steps: [
      make,
      COPY,
      {
        title: 'Paste it and save',
        text: [
          'There is one field: paste the token and choose "Save token". It is proven on each site before it is stored.',
          ...(cloud
            ? [
                'The e-mail address of your Fairlead account goes with it; name another where your Atlassian account has another.',
              ]
            : []),
        ],
      },
    ],
    after: [
      'Fairlead then says that the token is stored, for whom, on which sites it is proven and what it can do there.',
      'If you do not administer Jira on a site, the token is stored all the same, but deployments to that site stay closed to you: changing configuration is what Jira lets only its administrators do.',
    ],
  }
}

function tokensOnDataCenter(base: string): string {
  return `${base}/secure/ViewProfile.jspa?selectedTab=com.atlassian.pats.pats-plugin:jira-user-personal-access-tokens`
}
