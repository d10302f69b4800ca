/** People on the command line: who may sign in, invited, given a role, disabled, enabled again. */
import type { Command } from 'commander'
import type { KnownPersonView } from '../../actions/index.ts'
import { Fault } from '../../base/index.ts'
import { type Asker, openAsker } from '../ask.ts'
import { say, sayJson, table } from '../say.ts'

interface Options {
  readonly json?: boolean
}

const JSON_FLAG = ['--json', 'print the result as JSON'] as const
const PERSON = ['<person>', 'an e-mail address, a name or an id'] as const
const EMAIL = ['<email>', 'their e-mail address'] as const
const ROLE = ['<role>', 'viewer, editor, deployer, administrator or owner'] as const

export function peopleCommands(program: Command): void {
  const people = program.command('people').description('Who may sign in, and what each may do.')
  people
    .command('list')
    .description('Everybody, and who was invited.')
    .option(...JSON_FLAG)
    .action(list)
  people
    .command('invite')
    .description('Invite somebody by a link that opens once, within seven days.')
    .argument(...EMAIL)
    .argument(...ROLE)
    .option(...JSON_FLAG)
    .action(invite)
  people
    .command('withdraw')
    .description('Take an invitation back.')
    .argument(...EMAIL)
    .option(...JSON_FLAG)
    .action(withdraw)
  people
    .command('role')
    .description('Say what a person may do.')
    .argument(...PERSON)
    .argument(...ROLE)
    .option(...JSON_FLAG)
    .action((person: string, role: string, options: Options) =>
      change(person, options, (asker, id) =>
        asker.ask('people.giveRole', { id, role: role as KnownPersonView['role'] }),
      ),
    )
  people
    .command('password-link')
    .description('Make a one-time link by which a person who forgot their password chooses a new one, within a day.')
    .argument(...PERSON)
    .option(...JSON_FLAG)
    .action(passwordLink)
  people
    .command('disable')
    .description('Let a person in no longer: their sessions, API keys and own tokens end at once.')
    .argument(...PERSON)
    .option(...JSON_FLAG)
    .action((person: string, options: Options) =>
      change(person, options, (asker, id) => asker.ask('people.disable', { id })),
    )
  people
    .command('enable')
    .description('Let a disabled person in again.')
    .argument(...PERSON)
    .option(...JSON_FLAG)
    .action((person: string, options: Options) =>
      change(person, options, (asker, id) => asker.ask('people.enable', { id })),
    )
}

async function list({ json }: Options): Promise<void> {
  await using asker = await openAsker()
  const found = await asker.ask('people.list', {})
  if (json) return sayJson(found)
  sayPeople(found.people)
  if (found.invitations.length === 0) return
  say()
  table([
    ['INVITED', 'ROLE', 'UNTIL'],
    ...found.invitations.map(({ email, role, expiresAt }) => [email, role, expiresAt.slice(0, 10)]),
  ])
}

async function invite(email: string, role: string, { json }: Options): Promise<void> {
  await using asker = await openAsker()
  const invited = await asker.ask('people.invite', { email, role: role as KnownPersonView['role'] })
  if (json) return sayJson(invited)
  say(
    `Give ${email} this link. It opens once, until ${invited.invitation.expiresAt.slice(0, 10)}, and is not told again:`,
  )
  say(`  ${invited.link}`)
}

async function withdraw(email: string, { json }: Options): Promise<void> {
  await using asker = await openAsker()
  const { invitations } = await asker.ask('people.list', {})
  const found = invitations.find((one) => one.email === email.toLowerCase())
  if (!found) throw new Fault('not-found', `${email} has no open invitation.`, { remedy: 'See: fairlead people list' })
  await asker.ask('people.withdraw', { id: found.id })
  if (json) sayJson(found)
  else say(`The link of ${found.email} opens no longer.`)
}

async function change(
  person: string,
  { json }: Options,
  tell: (asker: Asker, id: string) => Promise<KnownPersonView>,
): Promise<void> {
  await using asker = await openAsker()
  const { people } = await asker.ask('people.list', {})
  const changed = await tell(asker, personNamed(people, person).id)
  if (json) sayJson(changed)
  else sayPeople([changed])
}

async function passwordLink(person: string, { json }: Options): Promise<void> {
  await using asker = await openAsker()
  const { people } = await asker.ask('people.list', {})
  const { id, name } = personNamed(people, person)
  const made = await asker.ask('password.makeLink', { id })
  if (json) return sayJson(made)
  say(`Give ${name} this link. It opens once, until ${made.expiresAt.slice(0, 16)} UTC, and is not told again:`)
  say(`  ${made.link}`)
}

/** By the whole e-mail address, id or name; of two with one name neither. */
function personNamed(people: readonly KnownPersonView[], text: string): KnownPersonView {
  const wanted = text.toLowerCase()
  const found = people.filter(({ id, name, email }) => [id, name.toLowerCase(), email].includes(wanted))
  if (found[0] && found.length === 1) return found[0]
  throw new Fault(
    'not-found',
    found[0] ? `Several people are called “${text}”.` : `There is nobody called “${text}”.`,
    {
      about: text,
      remedy: 'Give the e-mail address, as `fairlead people list` shows it.',
    },
  )
}

function sayPeople(people: readonly KnownPersonView[]): void {
  table([
    ['NAME', 'E-MAIL', 'ROLE', 'STATE', 'ID'],
    ...people.map(({ name, email, role, disabledAt, id }) => [
      ...[name, email, role],
      disabledAt === null ? 'may sign in' : `disabled ${disabledAt.slice(0, 10)}`,
      id,
    ]),
  ])
}
