/** Who runs the local PostgreSQL. It refuses to run as root, so root hands it to an account without rights. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Fault } from '../../base/index.ts'

export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** In this order; `fairlead` is there when an operator made an account for it. */
const CHOICES = ['fairlead', 'postgres', 'nobody']

/** Undefined: the account of this process will do. `owner` is who the data belongs to already: it stays his. */
export function databaseAccount(owner?: number): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n').map(account)
  const found =
    owner === undefined
      ? CHOICES.map((name) => accounts.find((one) => one.name === name)).find((one) => one !== undefined)
      : accounts.find((one) => one.uid === owner)
  if (found && found.uid !== 0) return found
  const wanted =
    owner === undefined
      ? `none of the accounts ${CHOICES.join(', ')} exists`
      : `user ${owner}, whose data it is, does not exist`
  throw new Fault('setup.missing', `The local PostgreSQL cannot run as root, and ${wanted}.`, {
    remedy: 'Run Fairlead as an ordinary user, make an account (useradd --system fairlead), or set DATABASE_URL.',
  })
}

function account(line: string): Account {
  const [name = '', , uid, gid] = line.split(':')
  return { name, uid: Number(uid), gid: Number(gid) }
}

/** For `spawn`: as whom. */
export function as(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {}
}

/** Asked of the system itself, so that access lists, mounts and every folder above count too. */
export function canEnter(account: Account | undefined, folder: string): boolean {
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...as(account), cwd: '/', stdio: 'ignore' })
  if (tried.error && 'code' in tried.error && tried.error.code === 'EPERM')
    throw new Fault(
      'setup.missing',
      `This root may not start processes as ${account?.name}, which the local PostgreSQL needs.`,
      {
        remedy: 'Run Fairlead as an ordinary user, or set DATABASE_URL.',
        cause: tried.error,
      },
    )
  return tried.status === 0
}
