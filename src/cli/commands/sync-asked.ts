/** What a person asks of sync on the command line beside its usual work: a check of all pairs, one thing again, masses let go, a pace. */
import type { Command } from 'commander'
import type { SyncStatusView } from '../../actions/index.ts'
import { Fault } from '../../base/index.ts'
import { type Asker, openAsker } from '../ask.ts'
import { integrationNamed } from '../named.ts'
import { say, sayJson } from '../say.ts'

interface Options {
  readonly json?: boolean
}

const JSON_FLAG = ['--json', 'print the result as JSON'] as const

export function syncAskedCommands(sync: Command): void {
  sync
    .command('verify')
    .description('Have every pair read again by id, beside all other work; `sync status` tells what was missed.')
    .argument('<connection>')
    .option(...JSON_FLAG)
    .action(async (name: string, { json }: Options) => {
      await using asker = await openAsker()
      const status = await asker.ask('sync.verify', { name })
      tell(status, `${status.check?.of ?? 0} pairs are read again.`, json)
    })
  sync
    .command('allow')
    .description('Say that masses of writes to Jira that wait are meant.')
    .argument('<connection>')
    .option(...JSON_FLAG)
    .action(async (name: string, { json }: Options) => {
      await using asker = await openAsker()
      tell(await asker.ask('sync.allow', { name }), 'Nothing is held back any more.', json)
    })
  sync
    .command('pace')
    .description('How much of what a Jira allows is used, and its quiet hours. Without options: as it is.')
    .argument('<connection>')
    .option('--share <percent>', 'of the requests that Jira allows')
    .option('--quiet <hours>', 'in which nothing is read or written, such as 22:00-06:00; none for no such hours')
    .option('--zone <name>', 'the time zone of these hours, such as Europe/Berlin')
    .option(...JSON_FLAG)
    .action(pace)
  sync
    .command('again')
    .description('Read issues again and decide every field anew: of one item, or of all items of an integration.')
    .argument('<item or integration>', 'an item’s code, such as I-12, or an integration’s name')
    .option(...JSON_FLAG)
    .action(again)
}

function tell(status: SyncStatusView, says: string, json: boolean | undefined): void {
  if (json) sayJson(status)
  else say(says)
}

interface Pace extends Options {
  readonly share?: string
  readonly quiet?: string
  readonly zone?: string
}

async function pace(name: string, { share, quiet, zone, json }: Pace): Promise<void> {
  await using asker = await openAsker()
  const before = await statusOf(asker, name)
  const wanted = {
    share: share === undefined ? before.pace.share : Number(share),
    quiet: quiet === undefined ? before.pace.quiet : hoursOf(quiet, zone ?? before.pace.quiet?.zone),
  }
  const isSame = share === undefined && quiet === undefined
  const status = isSame ? before : await asker.ask('sync.pace', { name, ...wanted })
  const { share: now, quiet: hours } = status.pace
  const rest = hours ? `quiet from ${hours.from} to ${hours.to} (${hours.zone})` : 'no quiet hours'
  tell(status, `${now} % of what ${status.connection} allows; ${rest}.`, json)
}

async function statusOf(asker: Asker, name: string): Promise<SyncStatusView> {
  const { connections } = await asker.ask('sync.status', {})
  const found = connections.find(({ connection }) => connection.toLowerCase() === name.toLowerCase())
  if (found) return found
  throw new Fault('not-found', `Nothing of ${name} is kept aligned yet.`, {
    about: name,
    remedy: 'See: fairlead sync status',
  })
}

function hoursOf(text: string, zone: string | undefined) {
  if (text === 'none') return null
  const [from = '', to = ''] = text.split('-')
  return { from, to, zone: zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone }
}

async function again(name: string, { json }: Options): Promise<void> {
  await using asker = await openAsker()
  const { pairs } = /^[A-Z]-\d+$/i.test(name)
    ? await asker.ask('items.resync', { id: name })
    : await asker.ask('integrations.resync', { id: (await integrationNamed(asker, name)).id })
  if (json) sayJson({ pairs })
  else say(`${pairs} ${pairs === 1 ? 'issue is' : 'issues are'} read again.`)
}
