/** How sync treats a Jira, set on the command line: its pace and quiet hours, the field of story points, the webhook. */
import type { Command } from 'commander'
import type { SyncStatusView, WebhookView } from '../../actions/index.ts'
import { Fault } from '../../base/index.ts'
import { type Asker, openAsker } from '../ask.ts'
import { say, sayJson } from '../say.ts'
import { JSON_FLAG, type Options, tell } from './sync-told.ts'

export function syncSettingCommands(sync: Command): void {
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
    .command('points')
    .description(
      'Choose the field that holds story points; all issues are read again for it. Without a field: as it is.',
    )
    .argument('<connection>')
    .argument('[field]', 'its name in Jira or its id; none for no such field')
    .option(...JSON_FLAG)
    .action(points)
  sync
    .command('webhook')
    .description('Have Jira tell of changes at once: open an address for it, whose secret is told this once.')
    .argument('<connection>')
    .option('--register', 'in Jira too, with your own administrator’s token')
    .option('--close', 'take no more deliveries; changes are found by asking')
    .option(...JSON_FLAG)
    .action(webhook)
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

async function points(name: string, field: string | undefined, { json }: Options): Promise<void> {
  await using asker = await openAsker()
  const before = await statusOf(asker, name)
  const wanted = field === undefined ? undefined : await fieldNamed(asker, name, field)
  const status = wanted === undefined ? before : await asker.ask('sync.settings', { name, points: wanted })
  const chosen = status.points
  tell(status, chosen ? `Story points are in “${chosen.name}” (${chosen.id}).` : 'No field holds story points.', json)
}

/** Names are not unique in a Jira: then the id says which. */
async function fieldNamed(asker: Asker, connection: string, text: string): Promise<string | null> {
  if (text === 'none') return null
  const offered = (await asker.ask('integrations.options', { name: connection })).points
  const found = offered.filter(({ id, name }) => id === text || name.toLowerCase() === text.toLowerCase())
  const [one, ...others] = found
  if (one && others.length === 0) return one.id
  const ids = (one ? found : offered).map(({ id, name }) => `${name} (${id})`).join(', ')
  throw new Fault(
    one ? 'input.invalid' : 'not-found',
    one ? `Several fields are called “${text}”.` : `No field “${text}” could hold story points.`,
    { about: text, remedy: ids === '' ? 'No field of this Jira holds numbers.' : `Choose by id: ${ids}.` },
  )
}

interface Webhook extends Options {
  readonly register?: boolean
  readonly close?: boolean
}

async function webhook(name: string, { register = false, close = false, json }: Webhook): Promise<void> {
  if (register && close)
    throw new Fault('input.invalid', 'A webhook is registered or closed, not both.', {
      about: 'close',
      remedy: 'Give one of --register and --close.',
    })
  await using asker = await openAsker()
  if (close) {
    const closed = await asker.ask('sync.closeWebhook', { name })
    return tell(closed, closed.says, json)
  }
  const opened = await asker.ask('sync.webhook', { name, register })
  if (json) sayJson(opened)
  else sayOpened(opened)
}

function sayOpened({ secret, registered, says, steps }: WebhookView): void {
  say(says)
  if (registered) return
  say(`  Secret: ${secret}`)
  for (const [at, step] of steps.entries()) say(`  ${at + 1}. ${step}`)
}
