/** A connection's token on the command line: rotate, back again, when it ends, renewed by Fairlead itself. */
import type { Command } from 'commander'
import type { ConnectionView } from '../../actions/index.ts'
import { Fault } from '../../base/index.ts'
import { openAsker } from '../ask.ts'
import { type LoginOptions, loginIn, withLogin } from '../login.ts'
import { note, say, sayJson } from '../say.ts'

interface RotateOptions extends LoginOptions {
  readonly keep?: string
  readonly anotherAccount?: boolean
  readonly fewerRights?: boolean
}

/** Below `connections`, which lists them when it is alone. */
export function rotationCommands(program: Command): void {
  const connections = program.commands.find((one) => one.name() === 'connections')
  if (!connections) throw new Error('there is no command connections')
  const rotating = connections
    .command('rotate')
    .description(
      'Put a new token in use: proven, of the same account, with as many rights; the old one is kept to go back to.',
    )
    .argument('<name>', 'the connection')
  withLogin(rotating, 'as before, and so is the e-mail address')
    .option('--keep <minutes>', 'for so long the old one may be gone back to; 30')
    .option('--another-account', 'another account is meant to act from now on')
    .option('--fewer-rights', 'the new token is meant to do less')
    .option('--json', 'print the result as JSON')
    .action(rotate)
  connections
    .command('rotate-back')
    .description('Go back to the token that was used before.')
    .argument('<name>', 'the connection')
    .option('--json', 'print the result as JSON')
    .action(async (name: string, _: unknown, command: Command) => {
      await using asker = await openAsker()
      tell(await asker.ask('connections.rotateBack', { name }), asJson(command))
    })
  connections
    .command('expires')
    .description('Say on which day the token ends.')
    .argument('<name>', 'the connection')
    .argument('<date>', 'YYYY-MM-DD, or never')
    .option('--json', 'print the result as JSON')
    .action(async (name: string, date: string, _: unknown, command: Command) => {
      await using asker = await openAsker()
      const expiresAt = date === 'never' ? null : date
      tell(await asker.ask('connections.typeExpiry', { name, expiresAt }), asJson(command))
    })
  connections
    .command('renew')
    .description('Let Fairlead make itself a new token every so many days, or no more (Data Center).')
    .argument('<name>', 'the connection')
    .argument('<days>', 'a number of days, or never')
    .option('--json', 'print the result as JSON')
    .action(async (name: string, days: string, _: unknown, command: Command) => {
      const every = days === 'never' ? null : whole(days, '<days>')
      await using asker = await openAsker()
      tell(await asker.ask('connections.renew', { name, every }), asJson(command))
    })
}

/** `connections` knows the option as well, and whoever stands further out takes it. */
const asJson = (command: Command): boolean => command.optsWithGlobals<{ json?: boolean }>().json === true

async function rotate(name: string, options: RotateOptions, command: Command): Promise<void> {
  const keepMinutes = options.keep === undefined ? {} : { keepMinutes: whole(options.keep, '--keep') }
  const login = await loginIn(options)
  await using asker = await openAsker()
  const { account } = await asker.ask('connections.get', { name })
  const now = await asker.ask('connections.rotate', {
    ...{ name, ...login, email: login.email ?? account?.email ?? null, ...keepMinutes },
    ...{ anotherAccount: options.anotherAccount === true, fewerRights: options.fewerRights === true },
  })
  tell(now, asJson(command))
}

function tell(connection: ConnectionView, json: boolean): void {
  if (json) sayJson(connection)
  else sayToken(connection)
}

function sayToken(connection: ConnectionView): void {
  const { name, token, says, old, renewal } = connection
  say(says)
  say(
    `${name} uses the token that ends with ${token.last4}${token.expiresAt ? `, until ${token.expiresAt.slice(0, 10)}` : ''}.`,
  )
  for (const { last4, keptUntil } of old)
    note(`The one that ends with ${last4} is kept until ${keptUntil ?? 'it is dead'}. Then delete it in Jira.`)
  if (renewal)
    say(`Fairlead makes itself a new one every ${renewal.every} days; next on ${renewal.nextAt.slice(0, 10)}.`)
}

function whole(text: string, about: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text)
  throw new Fault('input.invalid', `"${text}" is not a whole number.`, { about, remedy: 'Give a whole number.' })
}
