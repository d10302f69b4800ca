/** The demo as a process of its own on a fresh folder, its simulated sites, and what can be made to go wrong with them. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Account, FaultRule } from '../../src/simulator/index.ts'

interface Told {
  readonly url: string
  readonly setup: string
  readonly simulated: readonly { readonly name: string; readonly url: string; readonly accounts: readonly Account[] }[]
}

export interface Demo extends AsyncDisposable {
  readonly url: string
  /** The set-up link. */
  readonly setup: string
  site(name: string, role: 'admin' | 'service' | 'member' | 'expired'): SiteOfDemo
  fault(name: string, rule: FaultRule): Promise<void>
  mend(name: string): Promise<void>
}

export interface SiteOfDemo {
  readonly name: string
  readonly url: string
  readonly email: string
  readonly token: string
}

export async function startDemo(): Promise<Demo> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-screens-'))
  const server = spawn('./fairlead', ['demo', '--port', '0', '--json', '--empty', '--quiet'], {
    env: { ...process.env, FAIRLEAD_DATA: folder, FAIRLEAD_KEY: randomBytes(32).toString('base64') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { url, setup, simulated } = await told(server.stdout)
  const control = async (name: string, method: string, body?: FaultRule): Promise<void> => {
    const origin = new URL(simulated.find((site) => site.name === name)?.url ?? '').origin
    await fetch(`${origin}/_simulator/faults`, { method, ...(body ? { body: JSON.stringify(body) } : {}) })
  }
  return {
    url,
    setup,
    site(name, role) {
      const site = simulated.find((one) => one.name === name)
      const account = site?.accounts.find((one) => one.role === role)
      if (!site || !account) throw new Error(`the demo has no ${role} on ${name}`)
      return { name, url: site.url, email: account.email, token: account.token }
    },
    fault: (name, rule) => control(name, 'POST', rule),
    mend: (name) => control(name, 'DELETE'),
    async [Symbol.asyncDispose]() {
      const ended = once(server, 'exit')
      if (server.kill('SIGTERM')) await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What it prints once it listens is one JSON value. */
async function told(output: AsyncIterable<Buffer>): Promise<Told> {
  let text = ''
  for await (const part of output) {
    text += part
    if (text.trimEnd().endsWith('\n}')) return JSON.parse(text) as Told
  }
  throw new Error(`the demo ended before it listened: ${text}`)
}
