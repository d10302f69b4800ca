/** Sessions on the command line: where somebody is signed in, and ending that. */
import type { Command } from 'commander'
import { openAsker } from '../ask.ts'
import { personNamed } from '../named.ts'
import { say, sayJson, table } from '../say.ts'

interface Options {
  readonly person: string
  readonly json?: boolean
}

const JSON_FLAG = ['--json', 'print the result as JSON'] as const
const PERSON = ['--person <person>', 'a name, an e-mail address or an id'] as const

export function sessionCommands(program: Command): void {
  const sessions = program.command('sessions').description('Where people are signed in.')
  sessions
    .command('list')
    .description('Where a person is signed in, how and since when.')
    .requiredOption(...PERSON)
    .option(...JSON_FLAG)
    .action(list)
  sessions
    .command('end')
    .description('End all sessions of a person, who must sign in again.')
    .requiredOption(...PERSON)
    .option(...JSON_FLAG)
    .action(end)
  sessions
    .command('reset-factors')
    .description('Take all second factors of a person away who lost them, and end their sessions.')
    .requiredOption(...PERSON)
    .option(...JSON_FLAG)
    .action(resetFactors)
}

async function list({ person, json }: Options): Promise<void> {
  await using asker = await openAsker()
  const { id } = await personNamed(asker, person)
  const { sessions } = await asker.ask('sessions.list', { person: id })
  if (json) return sayJson(sessions)
  if (sessions.length === 0) return say('Nowhere.')
  table([
    ['Browser', 'By', 'Since', 'Last seen'],
    ...sessions.map(({ agent, way, begunAt, seenAt }) => [agent, way, begunAt, seenAt]),
  ])
}

async function end({ person, json }: Options): Promise<void> {
  await using asker = await openAsker()
  const { id, name } = await personNamed(asker, person)
  const { ended } = await asker.ask('sessions.endAll', { person: id })
  if (json) sayJson({ ended })
  else say(ended === 0 ? `${name} was signed in nowhere.` : `${name} must sign in again (${ended} ended).`)
}

async function resetFactors({ person, json }: Options): Promise<void> {
  await using asker = await openAsker()
  const { id, name } = await personNamed(asker, person)
  await asker.ask('factors.reset', { person: id })
  if (json) sayJson({ reset: name })
  else say(`${name} signs in with a password alone now, and sets a second factor up anew.`)
}
