/** The vault's keys on the command line: which are needed, and a new one while the server serves. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Command } from 'commander'
import type { VaultKeysView } from '../../actions/index.ts'
import { openAsker } from '../ask.ts'
import { note, say, sayJson, table } from '../say.ts'

export function vaultCommands(program: Command): void {
  const vault = program.command('vault').description('The keys that seal tokens and other secrets.')
  vault
    .command('keys')
    .description('Which key seals now, and how many secrets each older one is still needed for.')
    .option('--json', 'print the result as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      await using asker = await openAsker()
      tell(await asker.ask('vault.keys', {}), json === true)
    })
  vault
    .command('rotate')
    .description('Seal with a new key from now on, and seal anew what older keys seal.')
    .option('--json', 'print the result as JSON')
    .action(rotate)
}

async function rotate({ json }: { json?: boolean }): Promise<void> {
  await using asker = await openAsker()
  let keys = await asker.ask('vault.rotate', {})
  const began = keys.left
  for (let still = 0; keys.left > 0 && still < PATIENCE; ) {
    await sleep(PAUSE)
    const now = await asker.ask('vault.keys', {})
    still = now.left < keys.left ? 0 : still + 1
    if (!json && now.left !== keys.left) note(`${began - now.left} of ${began} are sealed anew.`)
    keys = now
  }
  process.exitCode = keys.left > 0 ? 1 : 0
  tell(keys, json === true)
}

const PAUSE = 250
/** Looks without progress: then it is left to the job. */
const PATIENCE = 120

function tell(keys: VaultKeysView, json: boolean): void {
  if (json) {
    sayJson(keys)
    return
  }
  table([
    ['KEY', 'SEALS', 'SECRETS'],
    ...keys.keys.map(({ id, seals, opens }) => [id, seals ? 'now' : 'no more', String(opens)]),
  ])
  if (keys.left > 0) say(`Keep the older key in ${keys.from}: ${keys.left} secrets still need it.`)
  else
    say(`Only key ${keys.keys[0]?.id ?? ''} is needed, from ${keys.from}. Keep a copy of it apart from the database.`)
  say(`Anchors of the audit are signed by ${keys.signer}`)
}
