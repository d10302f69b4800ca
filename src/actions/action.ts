/** An action: one thing that anybody may ask of the product. HTTP, the command line and the web's types are made from these. */
import type { z } from 'zod'
import type { Context } from './context.ts'

/** Each role may do all that those before it may. `anyone` needs no sign-in. */
export const ROLES = ['anyone', 'viewer', 'editor', 'deployer', 'administrator', 'owner'] as const
export type Role = (typeof ROLES)[number]

export type ActionName = `${string}.${string}`
export type ActionMethod = 'GET' | 'POST' | 'PUT' | 'DELETE'

export interface Action<
  N extends ActionName = ActionName,
  M extends ActionMethod = ActionMethod,
  P extends string = string,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> {
  /** Resource and verb: `connections.create`. */
  readonly name: N
  /** One sentence for people: the OpenAPI summary and the command's help. */
  readonly says: string
  readonly method: M
  /** Below `/api/v1`; `{name}` is a member of the input. What is not in the path is the query of a GET, else the body. */
  readonly path: P
  readonly input: I
  readonly output: O
  readonly needs: Role
  /** `always`: a row of the audit log is committed before it runs, and one with its outcome after. `never` is for reading only. */
  readonly audit: M extends 'GET' ? 'never' : 'always' | 'never'
  /** What it gives leaves as a file of its own type and name (`FILE`, or `STREAM` for a long one), not as JSON. */
  readonly file?: true | 'stream'
  /** So often one address may ask in a minute, where that is less than of everything else. */
  readonly perMinute?: number
  /** For people who signed in and for commands on the machine: no API key may ask for it. */
  readonly keys?: 'never'
  /** Dangerous: a person who came through the web app must have proved in the last minutes who they are. */
  readonly proof?: true
  /** Open to whoever must add a second factor before anything else. */
  readonly enrols?: true
  /** Names members of the input that are secrets: never logged, audited or echoed. */
  readonly secrets?: readonly string[]
  run(context: Context, input: z.output<I>): Promise<z.input<O>>
}

/** Keeps method, path and shapes as types: the web's client is checked against them. */
export function defineAction<
  const N extends ActionName,
  const M extends ActionMethod,
  const P extends `/${string}`,
  I extends z.ZodType,
  O extends z.ZodType,
>(action: Action<N, M, P, I, O>): Action<N, M, P, I, O> {
  return action
}

export function mayRun(role: Role, action: Pick<Action, 'needs'>): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(action.needs)
}

/** Viewers see what the visibility policy leaves them; whoever works here sees all. */
export const seesAll = (role: Role): boolean => mayRun(role, { needs: 'editor' })
