/** `fairlead migrate`: what an own PostgreSQL's owner does, so that servers need an account that can alter nothing. */
import type { Command } from 'commander'
import { Fault, Secret } from '../../base/index.ts'
import { readSettings } from '../../host/index.ts'
import { textOf } from '../named-file.ts'
import { say, sayJson } from '../say.ts'

export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .argument('<account>', 'PostgreSQL’s account by which servers will reach it')
    .description(
      'As the owner of DATABASE_URL: bring it to this version’s form, and let an account serve that alters nothing.',
    )
    .option(
      '--password-file <file>',
      'make the account where it is not there, and let it have the password in this file',
    )
    .option('--json', 'print the result as JSON')
    .action(migrate)
}

interface Options {
  readonly passwordFile?: string
  readonly json?: boolean
}

async function migrate(account: string, { passwordFile, json }: Options): Promise<void> {
  const password = passwordFile === undefined ? undefined : new Secret(textOf(passwordFile, '--password-file').trim())
  const { databaseUrl, dataFolder } = readSettings(process.env)
  if (!databaseUrl)
    throw new Fault('input.invalid', 'The local PostgreSQL is reached by this machine’s account alone.', {
      remedy: 'Set DATABASE_URL to your own PostgreSQL, by the account that owns its tables.',
    })
  const { appendAudit, letServe, openDatabase, takePassword } = await import('../../store/index.ts')
  const { Queue } = await import('../../jobs/index.ts')
  const database = await openDatabase({ databaseUrl, dataFolder })
  try {
    // The queue's tables are its own to make.
    await (await Queue.open(database, { names: [] })).stop()
    await database.db.transaction().execute(async (tx) => {
      if (password) await takePassword(tx, account, password)
      await letServe(tx, account)
      await appendAudit(tx, { actor: 'system', action: 'database.serve', about: account, outcome: 'done' })
    })
  } finally {
    await database.close()
  }
  if (json) return sayJson({ account })
  say(
    `The database has this version’s form, and ${account} may serve on it. Give servers a DATABASE_URL of ${account}.`,
  )
}
