/** What each role may do, in words; each line with actions that it stands for. */
import type { PersonView } from '../../../actions/index.ts'

export interface RoleWords {
  readonly role: PersonView['role']
  readonly says: string
  /** Some of what this role may do and the one before may not. */
  readonly actions: readonly string[]
}

/** Each may do all that those before it may. */
export const ROLES: readonly RoleWords[] = [
  {
    role: 'viewer',
    says: 'Looks at the portfolio, sites, snapshots, plans and deployments, and saves or removes a token of their own.',
    actions: [
      'items.list',
      'connections.list',
      'snapshots.list',
      'plans.list',
      'deployments.list',
      'authorizations.save',
      'authorizations.delete',
    ],
  },
  {
    role: 'editor',
    says: 'Also edits the portfolio, comments, links issues, settles conflicts with Jira and has sync look again. Sees every issue, whatever viewers may see.',
    actions: ['items.change', 'items.link', 'comments.create', 'conflicts.decide', 'sync.run', 'sync.verify'],
  },
  {
    role: 'deployer',
    says: 'Also takes snapshots, makes and answers plans, and starts, stops, resumes and undoes deployments, always with a token of their own.',
    actions: [
      'snapshots.take',
      'plans.make',
      'plans.answer',
      'deployments.start',
      'deployments.stop',
      'deployments.resume',
      'deployments.undo',
    ],
  },
  {
    role: 'administrator',
    says: 'Also connects, tests, changes and removes sites with their tokens, sets up integrations and stages, reads the activity log, and looks after viewers, editors and deployers.',
    actions: [
      'connections.create',
      'connections.test',
      'connections.replaceToken',
      'connections.changeScope',
      'connections.changeWayOut',
      'connections.delete',
      'integrations.create',
      'stages.save',
      'people.list',
      'people.invite',
      'people.giveRole',
      'people.disable',
      'activity.list',
    ],
  },
  {
    role: 'owner',
    says: 'Also decides who administers, and what viewers see of the issues of each project. One owner always stays.',
    actions: ['visibility.set'],
  },
]
