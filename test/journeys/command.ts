/** `./fairlead …` as a process of its own, and what it said. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import type { Candidate } from './sites.ts'

export interface RunOptions {
  readonly input?: string
  readonly environment?: Readonly<Record<string, string>>
}

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
  /** Standard output as the one JSON value that it must be. */
  json<T = Record<string, unknown>>(): T
}

const FAIRLEAD = path.resolve(import.meta.dirname, '../../fairlead')

export async function runCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  said: string[],
  { input = '', environment: more = {} }: RunOptions = {},
): Promise<Ended> {
  const child = startCommand(words, { ...environment, ...more })
  child.stdin?.end(input)
  const [out, err, [code]] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    once(child, 'close') as Promise<[number | null]>,
  ])
  said.push(`${words.join(' ')} → ${code}\n${out}\n${err}`)
  return { code, out, err, json: <T>() => JSON.parse(out) as T }
}

/** Nothing of this process's own environment reaches it but what programs need. */
export function startCommand(words: readonly string[], environment: Readonly<Record<string, string>>): ChildProcess {
  const { PATH = '', HOME = '', TMPDIR } = process.env
  return spawn(FAIRLEAD, words, {
    stdio: 'pipe',
    env: { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), ...environment },
  })
}

/** The token goes in by standard input. */
export const connectWords = (name: string, { url, email, method }: Omit<Candidate, 'token'>): string[] => [
  ...['connect', name, '--url', url, '--token-stdin'],
  ...(email === null ? [] : ['--email', email]),
  ...(method === undefined ? [] : ['--method', method]),
]

/** A site as a pipeline's environment names it. */
export function siteVariables(name: string, { url, email, token, method }: Candidate): Record<string, string> {
  const prefix = `FAIRLEAD_SITE_${name.toUpperCase()}`
  return {
    ...{ [`${prefix}_URL`]: url, [`${prefix}_EMAIL`]: email ?? '', [`${prefix}_TOKEN`]: token },
    ...(method !== undefined && { [`${prefix}_METHOD`]: method }),
  }
}

export interface StartedServer {
  readonly url: string
  /** Of the link by which the first administrator is made; null once there is one. */
  readonly setup: string | null
  /** Sends the signal and waits until the process has ended. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** `./fairlead serve` on the environment's port, once it listens. */
export async function startServer(
  environment: Readonly<Record<string, string>>,
  said: string[],
): Promise<StartedServer> {
  const child = startCommand(['serve', '--json'], environment)
  let told = ''
  const listens = new Promise<{ url: string; setup: string | null }>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      told += chunk
      if (told.trimEnd().endsWith('}')) resolve(JSON.parse(told))
    })
    child.stderr?.on('data', (chunk) => said.push(String(chunk)))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${told} ${said.join('')}`)))
  })
  const { url, setup } = await listens
  child.stdout?.on('data', (chunk) => said.push(String(chunk)))
  return {
    url,
    setup: setup?.split('#')[1] ?? null,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    },
  }
}
