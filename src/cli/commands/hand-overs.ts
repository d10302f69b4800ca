/** Hand-overs on the command line: a one-time link made, listed, taken back. */
import type { Command } from 'commander'
import type { HandOverView } from '../../actions/index.ts'
import { Fault } from '../../base/index.ts'
import { openAsker } from '../ask.ts'
import { note, say, sayJson, table } from '../say.ts'
import { type WayOutOptions, wayOutIn, withWayOut } from './way-out.ts'

interface MakeOptions extends WayOutOptions {
  readonly url?: string
  readonly dataCenter?: boolean
  readonly projects?: string
  readonly hours?: string
  readonly why?: string
}

/** Below `connections`, which lists them when it is alone. */
export function handOverCommands(program: Command): void {
  const connections = program.commands.find((one) => one.name() === 'connections')
  if (!connections) throw new Error('there is no command connections')
  const links = connections
    .command('hand-over')
    .description('One-time links by which an administrator of Jira without an account here gives a token.')
  const making = links
    .command('make')
    .description('Make a link: for a new site where an address is given, else for a new token of a connection.')
    .argument('<name>', 'the connection, new or there already')
    .option('--url <url>', 'the address of a new site; the link is locked to it')
    .option('--data-center', 'the new site runs on Data Center; left out: Cloud')
    .option('--projects <keys>', 'projects in scope of a new site, comma-separated; left out: all')
  withWayOut(making)
    .option('--hours <hours>', 'for so long the link is good, 168 at most; 24')
    .option('--why <text>', 'shown to whoever opens the link')
    .option('--json', 'print the result as JSON')
    .action(make)
  links
    .command('list')
    .description('The links, what became of them, and what was odd.')
    .option('--json', 'print the result as JSON')
    .action(list)
  links
    .command('revoke')
    .description('Take a link back: whoever opens it is told so, and no more.')
    .argument('<id>', 'the link, as they are listed')
    .option('--json', 'print the result as JSON')
    .action(async (id: string, _: unknown, command: Command) => {
      await using asker = await openAsker()
      const link = await asker.ask('handOvers.revoke', { id })
      asJson(command) ? sayJson(link) : say(`The link for ${link.name} is taken back.`)
    })
}

async function make(name: string, options: MakeOptions, command: Command): Promise<void> {
  const { url, dataCenter, projects, why } = options
  const isNew = url !== undefined
  if (!isNew && (dataCenter || projects !== undefined))
    throw new Fault('input.invalid', 'A new token is for the address and the projects that the connection has.', {
      remedy: 'Leave --data-center and --projects out, or give --url for a new site.',
    })
  const site = {
    ...{ url, deployment: dataCenter ? ('dataCenter' as const) : ('cloud' as const) },
    projects: projects === undefined ? null : projects.split(',').map((key) => key.trim()),
  }
  await using asker = await openAsker()
  const made = await asker.ask('handOvers.create', {
    ...{ name, purpose: isNew ? 'connection' : 'replacement', note: why ?? null },
    ...(isNew ? site : {}),
    ...wayOutIn(options),
    hours: options.hours ?? 24,
  })
  if (asJson(command)) return sayJson(made)
  say(made.link)
  note(`Shown this once. It works once, for ${made.url} alone, until ${made.expiresAt}.`)
}

async function list(_: unknown, command: Command): Promise<void> {
  await using asker = await openAsker()
  const { handOvers, alarms } = await asker.ask('handOvers.list', {})
  if (asJson(command)) return sayJson({ handOvers, alarms })
  for (const { says } of alarms) note(`! ${says}`)
  if (handOvers.length === 0) return say('No link was made yet: fairlead connections hand-over make <name>')
  table([['ID', 'CONNECTION', 'FOR', 'STATE', 'UNTIL'], ...handOvers.map(rowOf)])
}

const rowOf = ({ id, name, purpose, state, endedAt, expiresAt }: HandOverView): string[] => [
  ...[id, name, purpose, state],
  endedAt ?? expiresAt,
]

/** The option may have been taken by the command above. */
const asJson = (command: Command): boolean => command.optsWithGlobals<{ json?: boolean }>().json === true
