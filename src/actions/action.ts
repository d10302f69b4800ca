/** An action: one thing that anybody may ask of the product. HTTP, the command line and the web's types are made from these. */
import type { z } from 'zod'
import type { Context } from './context.ts'

/** Each role may do all that those before it may. `anyone` needs no sign-in. */
export const ROLES = ['anyone', 'viewer', 'deployer', 'administrator'] as const
export type Role = (typeof ROLES)[number]

export interface Action<I = unknown, O = unknown> {
  /** Resource and verb: `connections.create`. */
  readonly name: `${string}.${string}`
  /** One sentence for people: the OpenAPI summary and the command's help. */
  readonly says: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below `/api/v1`; `{name}` is a member of the input. What is not in the path is the query of a GET, else the body. */
  readonly path: `/${string}`
  readonly input: z.ZodType<I>
  readonly output: z.ZodType<O>
  readonly needs: Role
  /** `always`: a row of the audit log before it runs, and its outcome after. `never` is for reading only. */
  readonly audit: 'always' | 'never'
  /** Names members of the input that are secrets: never logged, audited or echoed. */
  readonly secrets?: readonly string[]
  readonly run: (context: Context, input: I) => Promise<O>
}

/** Keeps the types of input and output while an action is written. */
export function defineAction<I, O>(action: Action<I, O>): Action<I, O> {
  return action
}

export function mayRun(role: Role, action: Pick<Action, 'needs'>): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(action.needs)
}
