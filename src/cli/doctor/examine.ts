/** Examines an installation from outside: also when its server is down, and changing nothing. */
import { existsSync } from 'node:fs'
import { isFault } from '../../base/index.ts'
import { refusesList, type Settings } from '../../host/index.ts'
import { type DatabaseFacts, findKeys, hasLocalData, inspectDatabase, LocalPostgres } from '../../store/index.ts'
import { type Finding, fails, warns, well } from './finding.ts'
import { judgeDatabase, type KeysAtHand } from './judge-database.ts'
import { judgeMachine } from './machine.ts'
import { examineProxy } from './proxy.ts'

export async function examine(settings: Settings): Promise<Finding[]> {
  const [proxy, ...rest] = await Promise.all([examineProxy(settings), passwords(settings), database(settings)])
  return [...judgeMachine(settings), ...proxy, ...rest.flat()]
}

async function passwords({ breachedPasswords: list }: Settings): Promise<Finding[]> {
  if (list === undefined) return []
  const refused = await refusesList(list)
  if (refused === undefined) return [well('passwords', `${list} is a list of breached passwords.`)]
  return [
    fails(
      'passwords',
      `${list} is no list of breached passwords: ${refused}. Until then nobody can choose a password.`,
      'Let FAIRLEAD_BREACHED_PASSWORDS name the file or the folder that haveibeenpwned-downloader made.',
    ),
  ]
}

async function database(settings: Settings): Promise<Finding[]> {
  const { databaseUrl, dataFolder } = settings
  if (!databaseUrl && !(existsSync(dataFolder) && hasLocalData(dataFolder)))
    return [warns('database', 'There is no database yet.', 'Start the server: it makes one; or set DATABASE_URL.')]
  try {
    const facts = await look(settings)
    return judgeDatabase(facts, await keysAtHand(settings, facts), Date.now())
  } catch (error) {
    const remedy = databaseUrl ? 'Check DATABASE_URL and that the server runs.' : `See the log in ${dataFolder}.`
    // The driver's words name host, user and database, never the password.
    return [fails('database', `It cannot be reached: ${error instanceof Error ? error.message : error}`, remedy)]
  }
}

async function look({ databaseUrl, dataFolder }: Settings): Promise<DatabaseFacts> {
  if (databaseUrl) return inspectDatabase({ connectionString: databaseUrl.reveal() }, dataFolder)
  const local = await LocalPostgres.open({ dataFolder })
  try {
    return await inspectDatabase(local.address, dataFolder)
  } finally {
    await local.close()
  }
}

/** Without making a first one, as a start would. */
async function keysAtHand(
  { key, keyFile, keyCommand, dataFolder, databaseUrl }: Settings,
  { held }: DatabaseFacts,
): Promise<KeysAtHand> {
  const { instance = '', sealing = [] } = held ?? {}
  const needed = sealing.length > 0 ? sealing : ['none yet']
  try {
    const isLocal = !databaseUrl
    return (await findKeys({ key, keyFile, keyCommand, dataFolder, isLocal, instance, needed })).keys
  } catch (error) {
    if (!isFault(error, 'store.key-missing')) throw error
    return sealing.length > 0 || databaseUrl ? error.message : 'There is no key yet.'
  }
}
