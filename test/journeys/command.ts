/** `./fairlead …` as a process of its own, and what it said. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { text } from 'node:stream/consumers'

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
