/** The same through the real command with its local PostgreSQL, seconds only: each command starts a process and the database. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { stopPostmaster } from '../../src/store/local/postmaster.ts'
import type { ToldSite } from './told-site.ts'

export interface Command {
  readonly name: string
  readonly seconds: number
}

/** From the one site to the other, which is used up. */
export async function throughCommands(source: ToldSite, target: ToldSite): Promise<Command[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-bench-'))
  // PostgreSQL's account must get through when this runs as root.
  chmodSync(folder, 0o711)
  const data = path.join(folder, 'data')
  const env = { ...process.env, ...environment([source, target]), FAIRLEAD_DATA: data, XDG_CONFIG_HOME: folder }
  const file = path.join(folder, 'plan.json')
  const commands: readonly (readonly [string, ...string[]])[] = [
    ['first start', 'connections'],
    ['snapshot', 'snapshot', source.name],
    ['plan', 'plan', '--from', source.name, '--to', target.name, '--out', file],
    ['apply', 'apply', file, '--yes'],
  ]
  try {
    const taken: Command[] = []
    for (const [name, ...args] of commands) taken.push({ name, seconds: await run(args, env) })
    return taken
  } finally {
    await stopPostmaster(path.join(data, 'postgres'))
    rmSync(folder, { recursive: true, force: true })
  }
}

function environment(sites: readonly ToldSite[]): Record<string, string> {
  const origins = sites.map((site) => new URL(site.url).origin)
  const named = sites.flatMap(({ name, url, email, token }) => {
    const variable = `FAIRLEAD_SITE_${name.toUpperCase()}`
    return [
      [`${variable}_URL`, url],
      [`${variable}_EMAIL`, email],
      [`${variable}_TOKEN`, token],
    ]
  })
  return { ...Object.fromEntries(named), FAIRLEAD_ALLOW_ORIGINS: origins.join(), FAIRLEAD_GATEWAY: origins[0] ?? '' }
}

async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const started = performance.now()
  const child = spawn(path.resolve('fairlead'), args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  if (code !== 0) throw new Error(`fairlead ${args[0]} ended with ${code}:\n${out}${err}`)
  return (performance.now() - started) / 1_000
}
