/** Each request that comes as a span: its method, the route by its pattern, the status; no address and nothing of its content. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Begun, Traces } from '../host/index.ts'

export function traceRoutes(app: FastifyInstance, traces: Traces): void {
  const open = new WeakMap<FastifyRequest, Begun>()
  app.addHook('onRequest', (request, _reply, done) => {
    const { method, routeOptions } = request
    const route = routeOptions.url ?? 'none'
    const begun = traces.begin(`${method} ${route}`, 'server', { 'http.request.method': method, 'http.route': route })
    open.set(request, begun)
    begun.within(done)
  })
  app.addHook('onResponse', async (request, { statusCode }) =>
    open.get(request)?.end({ 'http.response.status_code': String(statusCode) }, statusCode >= 500),
  )
  app.addHook('onRequestAbort', async (request) => open.get(request)?.end({ 'error.type': 'aborted' }, true))
}
