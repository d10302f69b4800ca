/** The HTTP door: actions under /api/v1 with their OpenAPI document, sessions, live progress, Jira's webhooks, the web app. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import limits from '@fastify/rate-limit'
import files from '@fastify/static'
import swagger from '@fastify/swagger'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Actor, Context } from '../actions/index.ts'
import { Fault } from '../base/index.ts'
import { commandProof, type Log, NO_TRACES, type Provider, type Traces } from '../host/index.ts'
import { keyActor, refuseKeyInAddress } from './api-key.ts'
import { APP_FILE, appPage } from './app-page.ts'
import { openBackChannel } from './back-channel.ts'
import { commandActor } from './command-key.ts'
import { NOBODY, openDoor } from './door.ts'
import { openEvents } from './events.ts'
import { HAND_OVER_FILE, openHandOverPage } from './hand-over-page.ts'
import { openHooks } from './hooks.ts'
import { type OperationPorts, openOperation } from './operation.ts'
import { Pace } from './pace.ts'
import { openProofRoutes } from './proof-routes.ts'
import { refusals } from './refusal.ts'
import { SAFE_HEADERS, tellSecure, tellUnread } from './safe-headers.ts'
import { refuseForeign } from './same-origin.ts'
import { personActor } from './session-cookie.ts'
import { openSessionRoutes } from './session-routes.ts'
import { openSingleSignOn, providerOf } from './single-sign-on.ts'
import { traceRoutes } from './traced-routes.ts'

export interface AppOptions extends OperationPorts {
  readonly version: string
  readonly contextFor: (actor: Actor) => Context
  /** What commands on this machine prove themselves by. */
  readonly commandKey: string
  /** The built web app; the door works without it. */
  readonly web: string
  readonly log: Log
  readonly traces?: Traces
  /** Told of every route as it is opened. */
  readonly sees?: (method: string, path: string) => void
}

const API = '/api/v1'
/** Requests in a minute: from an address or by a session; by an API key. */
const MOST = 1_200
const MOST_BY_KEY = 600

export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const refuse = refusals(options.log)
  const app = fastify({
    logger: false,
    // Of anybody; actions take more from whoever may ask for them.
    bodyLimit: 1_048_576,
    requestTimeout: 60_000,
    // The proxy with TLS before it runs on this machine; then limits count by the person's address, not by the proxy's.

    // We listen on this machine only, so whoever asks from it for somebody else is the operator's proxy.
    trustProxy: 'loopback',
    genReqId: () => crypto.randomUUID(),
    // An address that cannot be read is refused before any handler.
    frameworkErrors(error, request, reply) {
      tellUnread(request, reply)
      void refuse(error, request, reply)
    },
  })
  // First, so that whatever a request makes happen stands below it.
  traceRoutes(app, options.traces ?? NO_TRACES)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(refuse)
  app.addHook('onRequest', async (request) => refuseKeyInAddress(request))
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) options.sees?.(one, url)
  })
  await app.register(helmet, SAFE_HEADERS)
  app.addHook('onRequest', tellSecure)
  await app.register(cookie)
  await app.register(limits, {
    max: MOST,
    timeWindow: 60_000,
    allowList: (request) => commandActor(request.headers.authorization, options.commandKey) !== undefined,
  })
  await app.register(compress, {
    customTypes: /^(text\/(?!event-stream)|application\/json|image\/svg)/,
    // A packed request could unfold into anything; nobody needs to send one.
    globalDecompression: false,
  })
  await app.register(swagger, {
    openapi: { info: { title: 'Fairlead', version: options.version }, servers: [{ url: API }] },
    transform: jsonSchemaTransform,
  })
  const provider = await providerOf(app, options.contextFor(NOBODY).settings)
  await app.register((api, _, done) => openApi(api, options, provider, done), { prefix: API })
  if (provider) await app.register((one, _, done) => openBackChannel(one, options, provider, done), { prefix: API })
  openOperation(app, options)
  await app.register((hooks, _, done) => openHooks(hooks, options, done))
  await serveWeb(app, options.web)
  return app
}

function openApi(
  api: FastifyInstance,
  { db, contextFor, commandKey }: AppOptions,
  provider: Provider | undefined,
  done: () => void,
): void {
  const ports = contextFor(NOBODY)
  const pace = new Pace()
  const slowed = (actor: Actor | undefined): Actor | undefined => {
    if (actor?.key) pace.take(`key ${actor.key.id}`, MOST_BY_KEY)
    if (actor?.session) pace.take(`session ${actor.session.id}`, MOST)
    return actor
  }
  const actorOf = async (request: FastifyRequest): Promise<Actor | undefined> =>
    commandActor(request.headers.authorization, commandKey) ??
    slowed((await keyActor(db, request)) ?? (await personActor(ports, request)))
  api.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    refuseForeign(request)
  })
  api.setNotFoundHandler(() => {
    throw new Fault('not-found', 'The API has no such route.', { remedy: `See ${API}/openapi.json.` })
  })
  openDoor(api, { actorOf, contextFor })
  openSessionRoutes(api, ports)
  openProofRoutes(api, ports)
  openSingleSignOn(api, ports, ports.log, provider)
  openEvents(api, ports, { actorOf })
  api.get('/proof', { schema: { hide: true } }, async (request) => ({
    proof: commandProof(commandKey, String((request.query as Record<string, unknown>).nonce ?? '').slice(0, 64)),
  }))
  api.get('/openapi.json', { schema: { hide: true } }, async () => api.swagger())
  done()
}

/** Every path that is no file is the app's: it has its own routes. */
async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(path.join(folder, APP_FILE))) return
  openHandOverPage(app, folder)
  await app.register(files, {
    root: folder,
    cacheControl: false,
    index: false,
    // Only at its own address, under its own headers.
    allowedPath: (asked) => ![`/${APP_FILE}`, `/${HAND_OVER_FILE}`].includes(asked),
    setHeaders: (reply, file) =>
      void reply.header(
        'cache-control',
        file.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  })
  const page = appPage(folder)
  app.get('/', { schema: { hide: true } }, (_, reply) => page(reply))
  app.setNotFoundHandler((request, reply) => {
    if (request.method !== 'GET' || request.url.startsWith('/api/'))
      throw new Fault('not-found', 'There is nothing at this address.')
    return page(reply)
  })
}
