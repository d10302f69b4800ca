/** Actions as HTTP: each action is a route of its own; who may ask, what is audited and what is said comes from its declaration. */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  ACTIONS,
  type Action,
  type Actor,
  type Context,
  type FileView,
  perform,
  type StreamView,
  whyNot,
} from '../actions/index.ts'
import { Fault } from '../base/index.ts'
import { refuseConfined, refuseUnproved } from './second-factor.ts'

export interface Door {
  /** Undefined: nobody is signed in. */
  readonly actorOf: (request: FastifyRequest) => Promise<Actor | undefined>
  readonly contextFor: (actor: Actor) => Context
}

export const NOBODY: Actor = { kind: 'person', id: 'nobody', name: 'nobody', role: 'anyone' }

export function openDoor(app: FastifyInstance, door: Door): void {
  for (const action of ACTIONS) route(app, action, door)
}

/** Bytes: a mapping or a plan of tens of thousands of objects. Whoever did not sign in sends no more than the server takes from anybody. */
const LARGEST = 32 * 1_048_576

function route(app: FastifyInstance, action: Action, { actorOf, contextFor }: Door): void {
  const input = action.method === 'GET' ? 'querystring' : 'body'
  const actors = new WeakMap<object, Actor>()
  app.withTypeProvider<ZodTypeProvider>().route({
    method: action.method,
    url: action.path.replace(/\{(\w+)\}/g, ':$1'),
    ...(action.needs === 'anyone' ? {} : { bodyLimit: LARGEST }),
    config: action.perMinute === undefined ? {} : { rateLimit: { max: action.perMinute, timeWindow: 60_000 } },
    schema: {
      operationId: action.name,
      summary: action.says,
      tags: [action.name.split('.')[0] ?? ''],
      response: { 200: action.file ? z.string() : action.output },
      ...documented(action, input),
    },
    // The action's own shapes judge the whole input and what leaves; the parts above are for the document.
    validatorCompiler: () => () => true,
    serializerCompiler: () => JSON.stringify,
    // Who asks is judged before what they send is read: nobody keeps the server busy with what it would refuse.
    preParsing: async (request) => {
      const actor = (await actorOf(request)) ?? NOBODY
      const why = whyNot(actor, action)
      if (why !== undefined) throw actor === NOBODY ? notSignedIn() : notAllowed(why)
      const context = contextFor(actor)
      refuseConfined(context, action, actor)
      refuseUnproved(context, action, actor)
      actors.set(request, actor)
    },
    handler: async (request, reply) => {
      const context = contextFor(actors.get(request) ?? NOBODY)
      const rest = action.method === 'GET' ? request.query : request.body
      const given = { ...asObject(rest), ...asObject(request.params) }
      const result = await perform(action, context, given)
      return action.file ? sendFile(reply, result as FileView | StreamView) : result
    },
  })
}

/** To be kept, never shown from this address: what a file holds is no page of ours. */
function sendFile(reply: FastifyReply, { name, type, text }: FileView | StreamView): FastifyReply {
  return reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"`)
    .send(typeof text === 'string' ? text : Readable.from(text, { objectMode: false }))
}

/** Splits the action's input into path and query or body, for the OpenAPI document. */
function documented(action: Action, input: 'querystring' | 'body') {
  if (!(action.input instanceof z.ZodObject)) return {}
  const inPath = [...action.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  const shape = action.input.shape as Record<string, z.ZodType>
  const pick = (names: string[]) => z.object(Object.fromEntries(names.map((name) => [name, shape[name] ?? z.string()])))
  const rest = Object.keys(shape).filter((name) => !inPath.includes(name))
  return {
    ...(inPath.length === 0 ? {} : { params: pick(inPath) }),
    ...(rest.length === 0 ? {} : { [input]: pick(rest) }),
  }
}

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

function notSignedIn(): Fault {
  return new Fault('not-signed-in', 'Nobody is signed in.', { remedy: 'Sign in.' })
}

function notAllowed(why: string): Fault {
  return new Fault('not-allowed', why, { remedy: 'Ask an administrator of Fairlead.' })
}
