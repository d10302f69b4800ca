/** API keys on the command line: listed and ended. They are made by people who signed in, on the page Settings → API keys. */
import type { Command } from 'commander'
import { openAsker } from '../ask.ts'
import { say, sayJson, table } from '../say.ts'

interface Options {
  readonly json?: boolean
}

const JSON_FLAG = ['--json', 'print the result as JSON'] as const

export function keyCommands(program: Command): void {
  const keys = program.command('keys').description('API keys, with which programs act in a person’s stead.')
  keys
    .command('list')
    .description('Everybody’s keys: what each may, until when, and when it was used last.')
    .option(...JSON_FLAG)
    .action(list)
  keys
    .command('end')
    .description('End a key.')
    .argument('<id>', 'as the list shows it')
    .option(...JSON_FLAG)
    .action(end)
}

async function list({ json }: Options): Promise<void> {
  await using asker = await openAsker()
  const { keys } = await asker.ask('keys.list', { everyone: 'true' })
  if (json) return sayJson(keys)
  if (keys.length === 0) return say('There is no API key. People make theirs on the page Settings → API keys.')
  table([
    ['ID', 'NAME', 'OF', 'MAY', 'STATE', 'LAST USED'],
    ...keys.map(({ id, name, person, role, actions, expiresAt, endedAt, used }) => [
      ...[id, name, person.name],
      actions.length === 0 ? role : `${role}, ${actions.join(', ')}`,
      endedAt === null ? `until ${expiresAt.slice(0, 10)}` : `ended ${endedAt.slice(0, 10)}`,
      used ? `${used.at.slice(0, 16).replace('T', ' ')} from ${used.from}` : 'never',
    ]),
  ])
}

async function end(id: string, { json }: Options): Promise<void> {
  await using asker = await openAsker()
  const ended = await asker.ask('keys.end', { id })
  if (json) sayJson(ended)
  else say(`The key “${ended.name}” opens nothing any more.`)
}
