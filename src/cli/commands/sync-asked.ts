/** What a person asks of sync on the command line beside its usual work: a check of all pairs, one thing again. */
import type { Command } from 'commander'
import { openAsker } from '../ask.ts'
import { integrationNamed } from '../named.ts'
import { JSON_FLAG, type Options, tell } from './sync-told.ts'

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
    .command('again')
    .description('Read issues again and decide every field anew: of one item, or of all items of an integration.')
    .argument('<item or integration>', 'an item’s code, such as I-12, or an integration’s name')
    .option(...JSON_FLAG)
    .action(again)
}

async function again(name: string, { json }: Options): Promise<void> {
  await using asker = await openAsker()
  const { pairs } = /^[A-Z]-\d+$/i.test(name)
    ? await asker.ask('items.resync', { id: name })
    : await asker.ask('integrations.resync', { id: (await integrationNamed(asker, name)).id })
  tell({ pairs }, `${pairs} ${pairs === 1 ? 'issue is' : 'issues are'} read again.`, json)
}
