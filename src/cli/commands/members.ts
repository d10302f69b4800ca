/** Members on the command line: who may own items, and which accounts in Jira they are. */
import type { Command } from 'commander'
import type { MemberView } from '../../actions/index.ts'
import { openAsker } from '../ask.ts'
import { memberNamed } from '../named.ts'
import { say, sayJson, table } from '../say.ts'

interface Options {
  readonly json?: boolean
}

const JSON_FLAG = ['--json', 'print the result as JSON'] as const
const MEMBER = ['<member>', 'a name, an e-mail address or an id'] as const

export function memberCommands(program: Command): void {
  const members = program.command('members').description('Who may own items, and who they are in Jira.')
  members
    .command('list')
    .description('The members with their accounts.')
    .option('--search <text>', 'in names and e-mail addresses')
    .option(...JSON_FLAG)
    .action(list)
  members
    .command('bind')
    .description('Say which account in Jira a member is. Nothing is written to Jira for it.')
    .argument(...MEMBER)
    .argument('<connection>')
    .argument('<account>', 'the account id, on Data Center the user key; "none" takes away what the member has there')
    .option(...JSON_FLAG)
    .action(bind)
  members
    .command('merge')
    .description('Make two members one person; the first is gone.')
    .argument(...MEMBER)
    .argument('<into>', 'the member who stays')
    .option(...JSON_FLAG)
    .action(merge)
}

async function list({ json, search }: Options & { search?: string }): Promise<void> {
  await using asker = await openAsker()
  const { members } = await asker.ask('members.list', { search })
  if (json) return sayJson(members)
  if (members.length === 0) return say('There is no such member. Whoever issues name becomes one when they are read.')
  sayMembers(members)
}

async function bind(name: string, connection: string, account: string, { json }: Options): Promise<void> {
  await using asker = await openAsker()
  const { id } = await memberNamed(asker, name)
  const bound = await asker.ask('members.bind', { id, connection, account: account === 'none' ? null : account })
  if (json) sayJson(bound)
  else say(bound.says)
}

async function merge(name: string, into: string, { json }: Options): Promise<void> {
  await using asker = await openAsker()
  const [gone, stays] = [await memberNamed(asker, name), await memberNamed(asker, into)]
  const member = await asker.ask('members.merge', { id: gone.id, into: stays.id })
  if (json) sayJson(member)
  else sayMembers([member])
}

function sayMembers(members: readonly MemberView[]): void {
  table([
    ['NAME', 'E-MAIL', 'ACCOUNTS', 'ID'],
    ...members.map(({ id, name, email, accounts }) => [
      ...[name, email ?? ''],
      ...[accounts.map(({ connection, account }) => `${connection}: ${account}`).join(', '), id],
    ]),
  ])
}
