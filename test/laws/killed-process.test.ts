/** The real command, killed with SIGKILL in the middle of its writes and started again, until the deployment is done. KILLS says how often. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { hmac, type Served, serveFetch } from '../../src/host/index.ts'
import { accountsOf, Simulator, stateOf } from '../../src/simulator/index.ts'
import { stopPostmaster } from '../../src/store/local/postmaster.ts'
import { judge } from '../comparer/index.ts'
import type { Row } from '../comparer/state.ts'
import { dice, seeds } from '../world.ts'

const PROJECTS = ['PAR', 'ROU', 'WHM', 'INT', 'OPS', 'FIN']
const KILLS = Number(process.env.KILLS ?? 5)
const FAIRLEAD = path.resolve('fairlead')

interface Stage extends AsyncDisposable {
  readonly simulator: Simulator
  readonly folder: string
  readonly env: Record<string, string>
  /** Called with each write that reaches the target, before it is answered. */
  onWrite: () => void
}

async function stage(seed: number): Promise<Stage> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-killed-'))
  const served: Served[] = []
  const world = { now: Date.now, random: dice(seed), sleep: (milliseconds: number) => sleep(milliseconds), hmac }
  const ports: number[] = []
  const made: { simulator?: Simulator; onWrite: () => void } = { onWrite: () => {} }
  for (const at of [0, 1]) {
    const one = await serveFetch((request) => {
      const site = made.simulator?.sites[at]
      if (!site || !made.simulator) throw new Error('not yet')
      if (at === 1 && request.method !== 'GET') made.onWrite()
      return made.simulator.answer(site, request)
    })
    served.push(one)
    ports.push(one.port)
  }
  const simulator = new Simulator(
    [
      { name: 'staging', kind: 'cloud', story: 'acme', origin: `http://127.0.0.1:${ports[0]}` },
      { name: 'production', kind: 'cloud', story: 'empty', origin: `http://127.0.0.1:${ports[1]}` },
    ],
    world,
  )
  made.simulator = simulator
  const env: Record<string, string> = {
    FAIRLEAD_DATA: path.join(folder, 'data'),
    XDG_CONFIG_HOME: path.join(folder, 'config'),
    FAIRLEAD_ALLOW_ORIGINS: simulator.sites.map((site) => site.origin).join(','),
    FAIRLEAD_GATEWAY: simulator.sites[0]?.origin ?? '',
    FAIRLEAD_REQUEST_TIMEOUT: '2000',
    FAIRLEAD_IN_DOUBT_MARGIN: '2000',
  }
  return {
    simulator,
    folder,
    env,
    set onWrite(act: () => void) {
      made.onWrite = act
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(served.map((one) => one.close()))
      await stopPostmaster(path.join(env.FAIRLEAD_DATA ?? '', 'postgres'))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function start({ env }: Stage, args: readonly string[], input?: string): ChildProcess {
  const child = spawn(FAIRLEAD, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdin?.end(input ?? '')
  return child
}

async function command(
  where: Stage,
  args: readonly string[],
  input?: string,
): Promise<{ code: number | null; output: string }> {
  const child = start(where, args, input)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, output }
}

const stateNow = (where: Stage, name: string): Row =>
  JSON.parse(JSON.stringify(stateOf(where.simulator.site(name)))) as Row

/** Runs `apply` until it ends or has sent so many writes; then it is killed where it stands. */
async function applyUntil(
  where: Stage,
  file: string,
  writes: number,
): Promise<{ killed: boolean; code: number | null; output: string }> {
  const child = start(where, ['apply', file, '--yes'])
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  let seen = 0
  let killed = false
  where.onWrite = () => {
    seen += 1
    if (seen < writes || killed) return
    killed = true
    child.kill('SIGKILL')
  }
  const [code] = (await once(child, 'close')) as [number | null]
  where.onWrite = () => {}
  return { killed, code, output }
}

test('killed in the middle of its writes, the command goes on where it was: same end, no duplicate', async () => {
  for (const seed of seeds(1)) {
    await using where = await stage(seed)
    const random = dice(seed + 1_000)
    for (const site of where.simulator.sites) {
      const account = accountsOf(site).find((one) => one.role === 'admin')
      const connected = await command(
        where,
        ['connect', site.name, '--url', site.origin, '--email', account?.email ?? '', '--token-stdin'],
        account?.token,
      )
      expect(connected.code, connected.output).toBe(0)
    }
    const file = path.join(where.folder, 'plan.json')
    const planned = await command(where, [
      'plan',
      '--from',
      'staging',
      '--to',
      'production',
      '--projects',
      PROJECTS.join(),
      '--out',
      file,
    ])
    expect(planned.code, planned.output).toBe(0)
    const before = stateNow(where, 'production')
    for (const kind of ['answer-lost', 'late-commit', 'server-error-after-commit'] as const)
      where.simulator
        .site('production')
        .faults.add({ kind, probability: 0.01, milliseconds: 1_000, method: kind === 'late-commit' ? 'POST' : 'PUT' })
    let kills = 0
    let ended: { code: number | null; output: string } = { code: null, output: '' }
    while (ended.code === null) {
      const writes = kills < KILLS ? 1 + Math.floor(random() * (600 / KILLS)) : Number.POSITIVE_INFINITY
      const life = await applyUntil(where, file, writes)
      if (life.killed) kills += 1
      else ended = life
    }
    expect(ended.code, `SEED_START=${seed}\n${ended.output}`).toBe(0)
    expect(kills).toBe(KILLS)
    where.simulator.site('production').faults.clear()
    expect(
      judge(stateNow(where, 'staging'), before, stateNow(where, 'production'), PROJECTS),
      `SEED_START=${seed}`,
    ).toEqual({ differences: [], touched: [], leaked: [] })
    const again = await command(where, [
      'plan',
      '--from',
      'staging',
      '--to',
      'production',
      '--projects',
      PROJECTS.join(),
      '--detailed-exitcode',
    ])
    expect(again.code, again.output).toBe(0)
  }
})
