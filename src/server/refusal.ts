/** How a refusal leaves through HTTP: the fault's words, what to do, and the request's id; never a stack, never a secret. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { Fault, isFault, type JsonObject, type Problem } from '../base/index.ts'
import type { Log } from '../host/index.ts'

export interface RefusalBody {
  readonly code: string
  readonly says: string
  readonly remedy?: string
  readonly about?: string
  readonly problems?: readonly Problem[]
  readonly facts?: JsonObject
  readonly request: string
}

/** Who has not the right, who asks too much, what is not as it must be: somebody may be trying. */
const TELLING: ReadonlySet<string> = new Set(['not-signed-in', 'not-allowed', 'too-many-requests', 'input.invalid'])

export const refusals =
  (log: Log) =>
  (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const fault = asFault(error)
    if (fault.code === 'internal') log.error({ request: request.id, err: error }, 'internal')
    if (fault.code === 'store.unavailable') log.warn({ request: request.id, err: error }, 'database')
    if (TELLING.has(fault.code)) {
      const { method, routeOptions } = request
      log.info(
        { request: request.id, method, path: routeOptions.url ?? 'none', code: fault.code, address: request.ip },
        'refused',
      )
    }
    const { retryAfter } = fault.facts
    if (typeof retryAfter === 'number') reply.header('retry-after', retryAfter)
    return reply.status(fault.status).send(bodyOf(fault, request))
  }

function bodyOf(fault: Fault, request: FastifyRequest): RefusalBody {
  return {
    code: fault.code,
    says: fault.message,
    request: String(request.id),
    ...(fault.remedy === undefined ? {} : { remedy: fault.remedy }),
    ...(fault.about === undefined ? {} : { about: fault.about }),
    ...(fault.problems.length === 0 ? {} : { problems: fault.problems }),
    ...(Object.keys(fault.facts).length === 0 ? {} : { facts: fault.facts }),
  }
}

function asFault(error: unknown): Fault {
  if (isFault(error)) return error
  if (hasZodFastifySchemaValidationErrors(error))
    return invalid(
      error.validation.map(({ instancePath, message }) => ({
        field: instancePath.replace(/^\//, ''),
        message: message ?? 'is not as expected',
      })),
    )
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
  const message = error instanceof Error ? error.message : String(error)
  if (status === 429)
    return new Fault('too-many-requests', 'Too many requests at once.', { remedy: 'Wait a minute and try again.' })
  // Fastify's own words repeat what was sent, which may be a token that was pasted into the address.
  if (error instanceof Error && 'code' in error && error.code === 'FST_ERR_BAD_URL')
    return new Fault('input.invalid', 'This address cannot be read.')
  if (status >= 400 && status < 500) return new Fault(status === 404 ? 'not-found' : 'input.invalid', message)
  return new Fault('internal', 'Something went wrong inside Fairlead.', {
    remedy: 'Try again; if it happens again, look for this request in the log.',
    cause: error,
  })
}

function invalid(issues: readonly { field: string; message: string }[]): Fault {
  const problems: Problem[] = issues.map(({ field, message }) => ({
    severity: 'blocks',
    code: 'input',
    about: field,
    says: message,
  }))
  return new Fault(
    'input.invalid',
    issues.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join(' '),
    { problems },
  )
}
