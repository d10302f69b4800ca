/** What the doctor sees of the machine: Node, folders and their modes, the key file, disk space, addresses. */
import { existsSync, statfsSync, statSync } from 'node:fs'
import path from 'node:path'
import { databaseHost, isNear, needsSecondFactor, type Settings, wayToDatabase } from '../../host/index.ts'
import { type Finding, fails, warns, well } from './finding.ts'

const GIGABYTE = 1_073_741_824
const OLDEST_NODE = 24

export function judgeMachine(settings: Settings, node = process.versions.node): Finding[] {
  return [
    runtime(node),
    ...folder(settings),
    ...keyFile(settings),
    ...addresses(settings),
    ...signIn(settings),
    ...toDatabase(settings),
    zone(),
  ]
}

function runtime(node: string): Finding {
  if (Number.parseInt(node, 10) >= OLDEST_NODE) return well('node', `Node ${node}.`)
  return fails('node', `Node ${node} is too old.`, `Use Node ${OLDEST_NODE} or newer; ./fairlead brings one.`)
}

function folder({ dataFolder }: Settings): Finding[] {
  if (!existsSync(dataFolder))
    return [warns('data folder', `${dataFolder} is not there.`, 'The first start makes it; or set FAIRLEAD_DATA.')]
  const modes = [
    ...tooOpen('data folder', dataFolder, 0o022, 'Others may write into it'),
    ...tooOpen('data folder', path.join(dataFolder, 'command.key'), 0o077, 'Others may read or change it'),
    ...tooOpen('data folder', path.join(dataFolder, 'settings.json'), 0o077, 'Others may read or change it'),
  ]
  return [
    ...(modes.length > 0 ? modes : [well('data folder', `${dataFolder} is open to nobody else.`)]),
    space(dataFolder),
  ]
}

/** Windows has no such modes. */
function tooOpen(check: string, file: string, mask: number, says: string): Finding[] {
  if (process.platform === 'win32' || !existsSync(file)) return []
  const mode = statSync(file).mode & 0o777
  if ((mode & mask) === 0) return []
  const better = (mode & ~mask).toString(8)
  return [fails(check, `${says}: ${file} has mode ${mode.toString(8)}.`, `chmod ${better} ${file}`)]
}

function space(dataFolder: string): Finding {
  const { bavail, bsize } = statfsSync(dataFolder)
  const free = (bavail * bsize) / GIGABYTE
  if (free >= 2) return well('disk', `${Math.floor(free)} GB are free for ${dataFolder}.`)
  const says = `Only ${free.toFixed(1)} GB are free for ${dataFolder}.`
  const remedy = 'Make room, or move the data folder; FAIRLEAD_KEEP_SNAPSHOTS and FAIRLEAD_KEEP_PLANS keep less.'
  return free < 0.2 ? fails('disk', says, remedy) : warns('disk', says, remedy)
}

function keyFile({ keyFile: file }: Settings): Finding[] {
  return file === undefined ? [] : tooOpen('key', file, 0o077, 'Others may read the keys')
}

function addresses({ publicUrl, allowOrigins, gateway, proxies, noticeUrl, ssoIssuer, tracesTo }: Settings): Finding[] {
  const asked = [...allowOrigins, gateway, ...proxies, noticeUrl, ssoIssuer, tracesTo].flatMap((one) =>
    one == null ? [] : [new URL(one)],
  )
  const plain = asked.filter(({ protocol, hostname }) => protocol === 'http:' && !isNear(hostname))
  return [
    address(publicUrl),
    ...[...new Set(plain.map(({ origin }) => origin))].map((origin) =>
      warns(
        'addresses',
        `${origin} is asked without TLS: whoever is between sees what is sent, tokens and passwords among it.`,
        'Name its https address.',
      ),
    ),
  ]
}

function signIn({ publicUrl, requireSecondFactor }: Settings): Finding[] {
  if (requireSecondFactor || !needsSecondFactor(undefined, publicUrl)) return []
  return [
    warns(
      'sign-in',
      'People come from other machines, and a password alone lets them in.',
      'Leave FAIRLEAD_REQUIRE_SECOND_FACTOR out: then a second factor is a must.',
    ),
  ]
}

function address(url: string | undefined): Finding {
  if (url === undefined)
    return warns(
      'addresses',
      'FAIRLEAD_URL is not set: Jira gets no links back and no webhooks can be set up.',
      'Set it to the address by which people reach Fairlead.',
    )
  if (url.startsWith('https:')) return well('addresses', `People and webhooks come by ${url}.`)
  return warns(
    'addresses',
    `${url} is not https: Jira Cloud sends webhooks to https only.`,
    'Put a proxy with TLS before it.',
  )
}

function toDatabase({ databaseUrl }: Settings): Finding[] {
  if (!databaseUrl) return []
  const [host, mode] = [databaseHost(databaseUrl.reveal()), wayToDatabase(databaseUrl.reveal())]
  if (mode === 'near') return []
  if (mode === 'verify-full') return [well('database', `${host} is reached by TLS alone.`)]
  return [
    warns(
      'database',
      `${host} is reached without TLS: whoever is between sees all.`,
      'Put sslmode=verify-full into DATABASE_URL, unless the network between is all your own.',
    ),
  ]
}

/** A zone that this Node does not know would be taken for UTC without a word. */
function zone(): Finding {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const { TZ } = process.env
  if (TZ && timeZone === 'UTC' && !/^(Etc\/)?(UTC|GMT|Universal|Zulu|UCT)0?$/i.test(TZ))
    return warns(
      'time zone',
      `TZ names "${TZ}", which is not known here.`,
      'Name one such as Europe/Berlin, or unset it.',
    )
  return well('time zone', `Times are kept in UTC; this machine shows ${timeZone}.`)
}
