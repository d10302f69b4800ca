/** The audit log's actions and outcomes in words. Pure. */
import { IconBan, IconCheck, IconClock, IconQuestionMark, IconX } from '@tabler/icons-react'
import type { Sign } from '../../parts/signs.ts'

const ACTIONS: Readonly<Record<string, string>> = {
  'activity.export': 'Took the audit log out as a file',
  'authorizations.ask': 'Asked for a token for own deployments',
  'authorizations.delete': 'Removed own token',
  'authorizations.save': 'Saved own token',
  'connections.acceptRight': 'Accepted a right beyond a site’s work',
  'connections.dropAcceptedRight': 'No longer accepts a right beyond a site’s work',
  'connections.changeScope': 'Changed a site’s projects',
  'connections.changeWayOut': 'Changed a site’s certificates and proxy',
  'connections.create': 'Connected a site',
  'connections.delete': 'Removed a site',
  'connections.probe': 'Probed a site',
  'authorizations.rotate': 'Rotated own token',
  'authorizations.rotateBack': 'Went back to the own token before',
  'connections.renew': 'Changed who makes a site’s tokens',
  'connections.replaceToken': 'Replaced a site’s token',
  'connections.rotate': 'Rotated a site’s token',
  'connections.rotateBack': 'Went back to a site’s token before',
  'connections.typeExpiry': 'Said when a site’s token ends',
  'connections.test': 'Tested a site',
  'connections.verify': 'Checked an address',
  'credential.account': 'Let another account act',
  'credential.destroy': 'Destroyed a token',
  'credential.renew': 'Made itself a new token',
  'credential.use': 'Used a token',
  'deployments.pause': 'Paused a deployment',
  'deployments.resume': 'Resumed a deployment',
  'deployments.retry': 'Retried a step',
  'deployments.skip': 'Skipped steps',
  'deployments.confirm': 'Said that a step is done by hand',
  'deployments.start': 'Started a deployment',
  'deployments.stop': 'Stopped a deployment',
  'handOvers.alarm': 'Something odd about a one-time link',
  'handOvers.create': 'Made a one-time link',
  'handOvers.give': 'Gave a token by a one-time link',
  'handOvers.given': 'A token came by a one-time link',
  'handOvers.open': 'Opened a one-time link',
  'handOvers.revoke': 'Took a one-time link back',
  'handOvers.settle': 'Looked into an alarm',
  'instance.confirm': 'Said that the other installation is gone',
  'jira.write': 'Wrote to Jira',
  'keys.create': 'Made an API key',
  'keys.end': 'Ended an API key',
  'people.disable': 'Disabled a person',
  'people.enable': 'Enabled a person',
  'people.giveRole': 'Gave a role',
  'people.invite': 'Invited somebody',
  'people.join': 'Accepted an invitation',
  'people.withdraw': 'Withdrew an invitation',
  'plans.answer': 'Answered a plan',
  'plans.import': 'Imported a plan',
  'plans.make': 'Made a plan',
  'factors.beginCode': 'Began to set up one-time codes',
  'factors.confirmCode': 'Set up one-time codes',
  'factors.removeCode': 'Took one-time codes away',
  'factors.renewRecovery': 'Made new recovery codes',
  'factors.reset': 'Took somebody’s second factors away',
  'passkeys.begin': 'Began to add a passkey',
  'passkeys.save': 'Added a passkey',
  'passkeys.rename': 'Renamed a passkey',
  'passkeys.remove': 'Removed a passkey',
  'password.change': 'Changed own password',
  'password.choose': 'Chose a new password by a link',
  'password.forgot': 'Asked for a link to choose a new password',
  'password.link': 'Link to choose a new password',
  'password.makeLink': 'Made a link to choose a new password',
  'session.admit': 'Made an account by single sign-on',
  'session.link': 'Linked an account to single sign-on',
  'session.prove': 'Confirmed who they are',
  'session.role': 'Gave a role by groups',
  'sessions.end': 'Ended a session',
  'sessions.endAll': 'Ended sessions',
  'session.open': 'Signed in',
  'session.refused': 'Failed to sign in',
  'snapshots.take': 'Took a snapshot',
  'vault.rotate': 'Exchanged the key that seals tokens',
}

export const KNOWN_ACTIONS: readonly string[] = Object.keys(ACTIONS)

export const actionWord = (action: string): string => ACTIONS[action] ?? action

const UNDER_WAY = new Set(['begun', 'started', 'opened'])
const WENT_WELL: Readonly<Record<string, string>> = { done: 'Done', accepted: 'Accepted' }

export function outcomeSign(outcome: string): Sign {
  const word = WENT_WELL[outcome]
  if (word !== undefined) return { meaning: 'done', word, Icon: IconCheck }
  const shown = outcome.charAt(0).toUpperCase() + outcome.slice(1)
  // No whole answer came: it may have happened, and the deployment looks before it goes on.
  if (outcome === 'unknown') return { meaning: 'change', word: 'In doubt', Icon: IconQuestionMark }
  if (UNDER_WAY.has(outcome)) return { meaning: 'plain', word: shown, Icon: IconClock }
  return { meaning: 'lose', word: shown, Icon: outcome === 'refused' ? IconBan : IconX }
}
